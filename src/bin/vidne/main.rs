//! The program `vidne`.

use std::io::{BufWriter, Write};

use vidne::report::Record;
use vidne::{Analyzer, Article};

#[derive(serde::Deserialize)]
struct Line {
    id: Option<String>,
    text: String,
}

fn main() {
    let analyzer = Analyzer::builder().build();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(2) {
        let content = std::fs::read_to_string(&path).expect("a file");
        let articles: Vec<Article> = if path.ends_with(".jsonl") {
            let lines = content
                .lines()
                .enumerate()
                .map(|(index, line)| (index, serde_json::from_str::<Line>(line).expect("a record")));
            lines
                .map(|(index, line)| {
                    Article::new(line.id.unwrap_or_else(|| format!("{path}:{}", index + 1)), line.text)
                })
                .collect()
        } else {
            vec![Article::new(path, content)]
        };
        for article in articles {
            let analysis = analyzer.analyze(&article.text);
            let record = Record::new(&article, &analysis, analyzer.codebook()).with_tokens(&article, &analysis);
            writeln!(out, "{}", serde_json::to_string(&record).expect("a record")).expect("stdout");
        }
    }
}
