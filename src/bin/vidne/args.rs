//! What can be asked of the program. The comments are the help that people read.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use vidne::report::Lang;

/// Who said what, in which role, and about what: quotes, speakers and themes in Danish articles.
#[derive(Debug, Parser)]
#[command(name = "vidne", version, arg_required_else_help = true, max_term_width = 100, after_help = EXAMPLES)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How many threads work [default: one a core]; the result is the same for any number
    #[arg(short = 'j', long, global = true, value_name = "N", help_heading = "Global options")]
    pub threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub color: Color,
}

const EXAMPLES: &str = "\
Examples:
  vidne report articles/                     a theme report of a folder
  vidne report articles/ --lang en           the same with English labels
  vidne report interview.txt notes.md        of some files
  vidne analyze articles/ > articles.jsonl   everything that was found, one object an article
  cat interview.txt | vidne report -         of a text from elsewhere

An article is a .txt or .md file, or a line {\"id\": …, \"text\": …} of a .jsonl file.
Nothing leaves this machine.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Report(Report),
    Analyze(Analyze),
    /// Print a script that completes commands and options as you type
    ///
    /// Bash: vidne completions bash > ~/.local/share/bash-completion/completions/vidne
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

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
    /// The language of labels and numbers
    #[arg(long, value_name = "LANG", default_value = "da", help_heading = "Output")]
    pub lang: LangArg,
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

/// What to read.
#[derive(Debug, Group)]
pub struct Input {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATH", required = true, help_heading = "Input")]
    pub paths: Vec<PathBuf>,
    /// Stop at the first file that cannot be read, instead of going on without it
    #[arg(long, help_heading = "Input")]
    pub strict: bool,
}

/// What to look for.
#[derive(Debug, Group)]
pub struct Coding {
    /// A codebook of your own (TOML) [default: the bundled one]
    #[arg(short, long, value_name = "FILE", help_heading = "Input")]
    pub codebook: Option<PathBuf>,
}

/// Where to write.
#[derive(Debug, Group)]
pub struct Target {
    /// Write to a file, whole or not at all
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

/// Whether to colour.
#[derive(Debug, Group)]
pub struct Color {
    /// When to colour; `auto` is on a terminal, and never with NO_COLOR set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Global options")]
    color: When,
}

/// When to colour.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Makes it so for standard output and standard error.
    pub fn write_global(&self) {
        match self.color {
            When::Auto => anstream::ColorChoice::Auto,
            When::Always => anstream::ColorChoice::Always,
            When::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// The language of labels.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LangArg {
    /// Danish
    Da,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Da => Self::Da,
            LangArg::En => Self::En,
        }
    }
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading in a terminal
    Text,
    /// For a document
    Markdown,
    /// For other programs
    Json,
}

/// The form of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// One JSON object a line
    Jsonl,
}
