//! What each command takes, beside the options that it shares with others.

use std::path::PathBuf;

use clap::{Args as Group, Subcommand};

use super::{
    Coding, CorrectionArg, ExchangeFormat, Input, KindArg, Labels, Measures, NetworkFormat, RecordFormat, ReportFormat,
    SortArg, Tables, Target, Unit, Which,
};

/// The themes of a corpus: what carries them, who is behind them, quotes that tell
///
/// Prints the corpus at a glance - articles, words, quotes, readability - and then, for every theme of the codebook, the
/// articles, quotes and narration that carry it, the speakers with role and organisation, and telling quotes with file and
/// line.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne report articles/
  vidne report articles/ --codebook my.toml --output report.md
  vidne report articles/ --format json | jq .themes")]
pub struct Report {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub target: Target,
    /// The form of the report [default: by the ending of --output, else text]
    #[arg(short, long, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<ReportFormat>,
    #[command(flatten)]
    pub labels: Labels,
}

/// Every quote with its speaker, role, organisation, file and line
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne quotes articles/
  vidne quotes articles/ --theme trust --min-confidence 0.9
  vidne quotes articles/ --speaker 'Helle Egly Jespersen' --context 1
  vidne quotes articles/ --speaker nobody --explain
  vidne quotes articles/ --output quotes.csv")]
pub struct Quotes {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub which: WhichQuotes,
    /// Show so many sentences before and after
    #[arg(long, value_name = "N", help_heading = "Output")]
    pub context: Option<usize>,
    /// Show how the speaker of each quote was found
    #[arg(long, help_heading = "Output")]
    pub explain: bool,
    #[command(flatten)]
    pub tables: Tables,
}

/// Which quotes to show: those of which all this is true.
#[derive(Debug, Group)]
#[command(next_help_heading = "Which quotes")]
pub struct WhichQuotes {
    /// Quotes of this speaker: a part of the name, or `nobody`
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Quotes of speakers from this organisation: a part of its name
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// Quotes of this kind; given more than once, of any of them
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<KindArg>,
    /// Quotes that carry this theme of the codebook
    #[arg(long, value_name = "ID")]
    pub theme: Option<String>,
    /// Quotes whose speaker is at least so sure, from 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    pub min_confidence: Option<f64>,
}

/// What carries each theme; with --explain, every hit and why it counts or not
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne themes articles/
  vidne themes articles/ --explain
  vidne themes articles/ --themes trust,learning --format csv
  vidne themes articles/ --matrix quotes --output matrix.csv")]
pub struct Themes {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    /// Show every hit: words, pattern, polarity and what turned it, zone, and what cancelled it
    #[arg(long, conflicts_with = "matrix", help_heading = "Output")]
    pub explain: bool,
    /// A row an article or a quote, 0 or 1 for every theme
    #[arg(long, value_name = "UNIT", help_heading = "Output")]
    pub matrix: Option<Unit>,
    #[command(flatten)]
    pub tables: Tables,
}

/// Who speaks: role, organisation, quotes, words, themes
///
/// People of several articles are taken for one where name and organisation are the same.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne speakers articles/
  vidne speakers articles/ --format csv-excel --output speakers.csv")]
pub struct Speakers {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub tables: Tables,
}

/// Counts and measures with their n: readability, diversity, themes with intervals, words
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne stats articles/
  vidne stats articles/ --by year --table themes
  vidne stats articles/ --by organisation --table themes
  vidne stats articles/ --table words --stem --content-words --top 50
  vidne stats articles/ --table words --ngrams 2 --by speaker
  vidne stats articles/ --table collocates --word tillid
  vidne stats articles/ --output stats.xlsx
  vidne stats part1/ --partial > 1.vs; vidne stats part2/ --partial > 2.vs; vidne merge 1.vs 2.vs")]
pub struct Stats {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub measures: Measures,
    /// A set of figures for every value of a metadata field, or every speaker, role or organisation: of what they say
    #[arg(long, value_name = "FIELD", conflicts_with = "partial", help_heading = "Statistics")]
    pub by: Option<String>,
    /// The word that collocates and dispersion are of
    #[arg(long, value_name = "WORD", conflicts_with = "partial", help_heading = "Statistics")]
    pub word: Vec<String>,
    /// List runs of so many words in place of words, within a sentence
    #[arg(long, value_name = "N", default_value = "1", conflicts_with = "partial", help_heading = "Statistics",
        value_parser = clap::value_parser!(u8).range(1..=5))]
    pub ngrams: u8,
    /// Write the counts alone, for `vidne merge`
    #[arg(long, help_heading = "Output")]
    pub partial: bool,
    #[command(flatten)]
    pub tables: Tables,
}

/// Add up what `vidne stats --partial` wrote; the same as one run over all articles
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne merge 1.vs 2.vs
  vidne merge *.vs --output stats.xlsx")]
pub struct Merge {
    /// What `vidne stats --partial` wrote
    #[arg(value_name = "FILE", required = true, help_heading = "Input")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub measures: Measures,
    #[command(flatten)]
    pub tables: Tables,
}

/// The words that set apart: quotes from narration, one group of articles from the others
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne compare articles/                     what is said, and what is told
  vidne compare articles/ --by theme          the words of each theme's quotes
  vidne compare articles/ --by year           by a field of the metadata
  vidne compare danish/ -- translated/        two groups of files")]
pub struct Compare {
    #[command(flatten)]
    pub input: Input,
    /// The articles to compare them with
    #[arg(last = true, value_name = "OTHER", conflicts_with = "by", help_heading = "Input")]
    pub other: Vec<PathBuf>,
    #[command(flatten)]
    pub coding: Coding,
    /// What sets the sides apart: speech, speaker, role, organisation, theme, or a field of the metadata
    #[arg(long, value_name = "FIELD", default_value = "speech", help_heading = "Statistics")]
    pub by: String,
    /// Leave out words that are used less often
    #[arg(long, value_name = "N", default_value = "5", help_heading = "Statistics")]
    pub least: u64,
    /// How many words to show a side
    #[arg(long, value_name = "N", default_value = "20", help_heading = "Statistics")]
    pub top: usize,
    /// How p is corrected for asking about every word
    #[arg(long, value_name = "METHOD", default_value = "false-discovery", help_heading = "Statistics")]
    pub correction: CorrectionArg,
    #[command(flatten)]
    pub tables: Tables,
}

/// A pattern of the codebook language, with the rest of its sentence and who says it
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne kwic 'tillid~' articles/               all forms: tillid, tilliden, tillids
  vidne kwic '*hed~' articles/ --sort left     compounds and endings
  vidne kwic 'stole~ .. på' articles/          up to three words between")]
pub struct Kwic {
    /// What to look for: `ord~` inflected, `ord*` begins so, `*ord~` compounds, `a .. b` gap, `(a|b)` either
    #[arg(value_name = "PATTERN", help_heading = "Input")]
    pub pattern: String,
    #[command(flatten)]
    pub input: Input,
    /// Order by the words to the left or to the right
    #[arg(long, value_name = "SIDE", default_value = "text", help_heading = "Output")]
    pub sort: SortArg,
    #[command(flatten)]
    pub tables: Tables,
}

/// People and organisations that meet in an article
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne network articles/ --output network.graphml
  vidne network articles/ --format dot | dot -Tsvg > network.svg")]
pub struct Network {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub target: Target,
    /// The form of the network [default: by the ending of --output, else text]
    #[arg(short, long, value_name = "FORMAT", help_heading = "Output")]
    pub format: Option<NetworkFormat>,
    #[command(flatten)]
    pub labels: Labels,
}

/// Who visited whom, from where and for how long, where an article tells of a stay
///
/// Cells are empty where the article is silent; every other format than text has the words each is taken from, and where
/// they stand.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne stays articles/
  vidne stays articles/ --themes all --output stays.xlsx")]
pub struct Stays {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub tables: Tables,
}

/// How right it is on articles of your own: quotes, speakers and themes against human annotation
///
/// GOLD is one JSON object a line: {"id", "text", "quotes": [{"start", "end", "kind", "speaker"}]}, with places in Unicode
/// scalar values. Prints shares with 95 % intervals (articles drawn anew), by kind, by how the speaker is given, by rule.
/// Roles and organisations are compared where the line has "people": [{"name", "role", "org"}].
///
/// With --codings, themes instead: sentences or quotes, each with what people found in it. A table has a column `text`, and
/// either one a theme (1 present, -1 its opposite or lack, 0 absent, empty not judged; `trust:Anna` for one of several coders)
/// or a column `code` with what was found (`-trust` for the opposite), and `coder` and `id` if wanted. Lines of JSON have
/// the same fields; {"trust": [1, 0]} holds two coders. Prints, for the program with each coder, with what they agree on,
/// and for each two of them: n, how often each found it, precision, recall, F1, Cohen's kappa, Krippendorff's alpha
/// (nominal), Gwet's AC1, and of what both found the share with the same pole.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne evaluate gold.jsonl
  vidne evaluate gold.jsonl --kinds indirect --misses
  vidne evaluate gold.jsonl --table by_sieve --output rules.csv
  vidne evaluate gold.jsonl --save before.json
  vidne evaluate gold.jsonl --against before.json
  vidne evaluate --codings codings.csv --misses")]
pub struct Evaluate {
    /// Annotated articles
    #[arg(value_name = "GOLD", required_unless_present = "codings", help_heading = "Input")]
    pub gold: Vec<PathBuf>,
    /// Themes as people coded them: a table or lines of JSON
    #[arg(long, value_name = "FILE", conflicts_with_all = ["gold", "save", "against"], help_heading = "Input")]
    pub codings: Vec<PathBuf>,
    #[command(flatten)]
    pub coding: Coding,
    /// The kinds of quotes to compare
    #[arg(long, value_name = "KIND", value_delimiter = ',', default_value = "direct,mixed", help_heading = "Input")]
    pub kinds: Vec<KindArg>,
    /// List every miss
    #[arg(long, help_heading = "Output")]
    pub misses: bool,
    /// Save the evaluation, to compare with later
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub save: Option<PathBuf>,
    /// Show what changed since an evaluation that was saved
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub against: Option<PathBuf>,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub tables: Tables,
}

/// What to do with a codebook.
#[derive(Debug, Subcommand)]
pub enum CodebookCommand {
    /// Print a commented codebook to begin with
    ///
    /// Example: vidne codebook init > my.toml
    Init {
        #[command(flatten)]
        target: Target,
    },
    Check(CheckArgs),
    /// Turn a dictionary of quanteda, LIWC or Lexicoder, a REFI-QDA codebook or a CSV table into a codebook
    ///
    /// Example: vidne codebook import dictionary.yml --output my.toml
    Import {
        /// A .yml, .dic, .lc3, .qdc or .csv file
        #[arg(value_name = "FILE", help_heading = "Input")]
        file: PathBuf,
        #[command(flatten)]
        target: Target,
    },
    Export(Exchange),
}

/// What every pattern finds in a corpus, what it nearly finds, and which never match
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne codebook check my.toml articles/
  vidne codebook check my.toml articles/ --output patterns.xlsx
  vidne codebook check my.toml articles/ --table never_found --output never.csv")]
pub struct CheckArgs {
    /// The codebook
    #[arg(value_name = "CODEBOOK", help_heading = "Input")]
    pub codebook: PathBuf,
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub tables: Tables,
}

/// Write a codebook for another program
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne codebook export my.toml --to quanteda --output my.yml
  vidne codebook export --to qdc > bundled.qdc")]
pub struct Exchange {
    /// The codebook [default: the bundled one]
    #[arg(value_name = "CODEBOOK", help_heading = "Input")]
    pub codebook: Option<PathBuf>,
    /// The program to write it for
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub to: ExchangeFormat,
    #[command(flatten)]
    pub target: Target,
}

/// Everything that was found in every article, for other programs
///
/// Writes one JSON object an article, in the order of the input: blocks, sentences, speakers, quotes, theme tags. Positions
/// are pairs [start, end] in Unicode scalar values, as Python and R count. The fields are a published contract: see the
/// documentation of vidne::report::Record.
#[derive(Debug, Group)]
#[command(after_help = "\
Examples:
  vidne analyze articles/ > articles.jsonl
  vidne analyze articles/ --tokens --output articles.jsonl
  vidne analyze interview.txt | jq '.quotes[] | {speaker_name, text}'")]
pub struct Analyze {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub coding: Coding,
    #[command(flatten)]
    pub target: Target,
    /// The form of the records
    #[arg(short, long, value_name = "FORMAT", default_value = "jsonl", help_heading = "Output")]
    pub format: RecordFormat,
    /// Write the places of all words and punctuation too
    #[arg(long, help_heading = "Output")]
    pub tokens: bool,
}

/// Reads a number from 0 to 1.
fn probability(text: &str) -> Result<f64, String> {
    let number = text.replace(',', ".").parse().ok().filter(|p| (0.0..=1.0).contains(p));
    number.ok_or_else(|| "give a number from 0 to 1".to_owned())
}
