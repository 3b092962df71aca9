//! What can be asked of the program. The comments are the help that people read.

mod commands;
mod groups;
mod values;

use std::num::NonZeroUsize;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};

pub use commands::*;
pub use groups::*;
pub use values::*;

/// Who said what, in which role, and about what: quotes, speakers and themes in Danish articles.
#[derive(Debug, Parser)]
#[command(name = "vidne", version, arg_required_else_help = true, max_term_width = 100, after_help = EXAMPLES)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How many threads work [default: one a core]; the result is the same for any number
    #[arg(short = 'j', long, global = true, value_name = "N", value_parser = threads, help_heading = "Global options")]
    pub threads: Option<NonZeroUsize>,
    #[command(flatten)]
    pub color: Color,
}

const EXAMPLES: &str = "\
Examples:
  vidne report articles/                     a theme report of a folder
  vidne report articles/ --lang en           the same with English labels
  vidne quotes articles/ -o quotes.xlsx      every quote with speaker, role and organisation
  vidne kwic 'tillid~' articles/             a word in all its forms, with what stands around it
  vidne analyze articles/ > articles.jsonl   everything that was found, one object an article
  cat interview.txt | vidne report -         of a text from elsewhere

An article is a .txt or .md file, or a line {\"id\": …, \"text\": …} of a .jsonl file.
Nothing leaves this machine.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Report(Report),
    Quotes(Quotes),
    Themes(Themes),
    Speakers(Speakers),
    Stats(Stats),
    Compare(Compare),
    Kwic(Kwic),
    Network(Network),
    Stays(Stays),
    Analyze(Analyze),
    Merge(Merge),
    /// Begin a codebook of your own, see what it finds, exchange it with other programs
    #[command(subcommand, arg_required_else_help = true)]
    Codebook(CodebookCommand),
    Evaluate(Evaluate),
    /// Print a script that completes commands and options as you type
    ///
    /// Bash: vidne completions bash > ~/.local/share/bash-completion/completions/vidne
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Reads how many threads.
fn threads(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "give a whole number from 1")
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
