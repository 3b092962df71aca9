//! `vidne network`: who meets in an article.

use vidne::report::{Lang, Part, graph, json};
use vidne::stats;

use crate::args::{Network, NetworkFormat};
use crate::output::Output;
use crate::run::Run;
use crate::{Failure, Misuse, Outcome, write};

pub fn run(args: &Network) -> Result<Outcome, Failure> {
    let mut run = Run::new(&args.input, &args.coding)?;
    let form = form(args)?;
    let output = Output::open(args.target.output.as_deref(), run.inputs())?;
    let network = run.tally(stats::Network::default)?;
    let lang = Lang::from(args.labels.lang);
    let content = match form {
        NetworkFormat::Text => {
            let edges = write::select(&graph::edges(&network), &["from_name", "to_name", "tie", "articles"]);
            let mut page = write::page_of(&[edges], run.codebook(), lang);
            page.parts.push(Part::Notes(vec![run.stamp().line(lang)]));
            write::page(&page, lang, output)?;
            return Ok(run.end());
        }
        NetworkFormat::Graphml => {
            graph::graphml(&network).replacen("?>\n", &format!("?>\n<!-- {} -->\n", line(&run)), 1)
        }
        NetworkFormat::Dot => format!("// {}\n{}", line(&run), graph::dot(&network)),
        NetworkFormat::Json => json::tables(&[graph::nodes(&network), graph::edges(&network)], run.stamp()),
    };
    output.finish_with(content.as_bytes())?;
    Ok(run.end())
}

/// The stamp as it may stand in a comment of XML, which holds no double hyphen.
fn line(run: &Run) -> String {
    run.stamp().line(Lang::En).replace("--", "- -")
}

/// The form asked for, by name or by the ending of the file.
fn form(args: &Network) -> Result<NetworkFormat, Misuse> {
    let endings = [
        ("txt", NetworkFormat::Text),
        ("graphml", NetworkFormat::Graphml),
        ("dot", NetworkFormat::Dot),
        ("gv", NetworkFormat::Dot),
        ("json", NetworkFormat::Json),
    ];
    let by_ending = || write::form_of(args.target.output.as_deref(), &endings);
    Ok(args.format.map_or_else(by_ending, |form| Ok(Some(form)))?.unwrap_or(NetworkFormat::Text))
}
