//! Options that several commands have.

use std::path::PathBuf;

use clap::Args as Group;

use super::{LangArg, StatsTable, TableFormat};
use crate::conditions::Condition;

/// What to measure.
#[derive(Debug, Group)]
#[command(next_help_heading = "Statistics")]
pub struct Measures {
    /// The tables to show [default: all but words in text; a format of one table holds the first]
    #[arg(long, value_name = "TABLE", value_delimiter = ',')]
    pub table: Vec<StatsTable>,
    /// How many times to draw the articles anew for intervals
    #[arg(long, value_name = "N", default_value = "2000")]
    pub bootstrap: u32,
    /// Where the random numbers of intervals begin
    #[arg(long, value_name = "N", default_value = "1")]
    pub seed: u64,
    /// Put the forms of a word together by its stem
    #[arg(long)]
    pub stem: bool,
    /// Leave out function words: og, det, på
    #[arg(long)]
    pub content_words: bool,
    /// Leave out words that are used less often
    #[arg(long, value_name = "N", default_value = "2")]
    pub least: u64,
    /// How many words to show
    #[arg(long, value_name = "N", default_value = "100")]
    pub top: usize,
}

/// Which tables, where a command has several.
#[derive(Debug, Group)]
#[command(next_help_heading = "Output")]
pub struct Which {
    /// The tables to show, by name [default: all; a format of one table holds the first]
    #[arg(long, value_name = "TABLE", value_delimiter = ',')]
    pub table: Vec<String>,
}

/// What to read.
#[derive(Debug, Group)]
#[command(next_help_heading = "Input")]
pub struct Input {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Only articles whose metadata say so; speaker, role and organisation: only quotes of such speakers
    ///
    /// A field of the metadata comes first: role=konsulent asks it of the article where its metadata have a `role`, and else of
    /// everybody who speaks in it. Given more than once, all must hold.
    #[arg(long = "where", value_name = "FIELD=VALUE", value_parser = Condition::read)]
    pub conditions: Vec<Condition>,
    /// Stop at the first file that cannot be read, instead of going on without it
    #[arg(long)]
    pub strict: bool,
}

/// What to look for.
#[derive(Debug, Group)]
#[command(next_help_heading = "Coding")]
pub struct Coding {
    /// A codebook of your own (TOML) [default: the bundled one]
    #[arg(short, long, value_name = "FILE")]
    pub codebook: Option<PathBuf>,
    /// The themes to use, by id, or `all` [default: those that the codebook does not set at rest]
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub themes: Vec<String>,
}

/// Where to write.
#[derive(Debug, Group)]
#[command(next_help_heading = "Output")]
pub struct Target {
    /// Write to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How to label.
#[derive(Debug, Group)]
#[command(next_help_heading = "Output")]
pub struct Labels {
    /// The language of labels and numbers in text and markdown
    #[arg(long, value_name = "LANG", default_value = "da")]
    pub lang: LangArg,
}

/// Where and how to write tables.
#[derive(Debug, Group)]
#[command(next_help_heading = "Output")]
pub struct Tables {
    #[command(flatten)]
    pub target: Target,
    /// The form of the table [default: by the ending of --output, else text]
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<TableFormat>,
    #[command(flatten)]
    pub labels: Labels,
}
