//! The program `vidne`: who said what, in which role, and about what.
//!
//! Results go to standard output, everything else to standard error. Exit code 0: done; 1: something failed or could not
//! be read, and was named; 2: wrong use.

mod analyze;
mod args;
mod codebook;
mod compare;
mod conditions;
mod evaluate;
mod kwic;
mod long;
mod message;
mod network;
mod output;
mod quotes;
mod report;
mod run;
mod speakers;
mod stats;
mod stays;
mod themes;
mod write;

use std::error::Error;
use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command};

/// How a command ends that did not fail: [`Outcome::Partial`] where something could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All of it was done.
    Done,
    /// It was done with what could be read.
    Partial,
}

/// Why a command stopped.
type Failure = Box<dyn Error + Send + Sync>;

/// Something was asked for that there is not.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Misuse(String);

/// The exit code of wrong use, as clap has it.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let args = Args::parse();
    args.color.write_global();
    match run(args) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::FAILURE,
        // `vidne … | head` has seen enough: nothing to complain about.
        Err(failure) if is_broken_pipe(failure.as_ref()) => ExitCode::SUCCESS,
        Err(failure) => {
            message::error(&message::chain(failure.as_ref()));
            if failure.is::<Misuse>() { ExitCode::from(MISUSED) } else { ExitCode::FAILURE }
        }
    }
}

fn run(args: Args) -> Result<Outcome, Failure> {
    if let Some(threads) = args.threads {
        rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global()?;
    }
    match args.command {
        Command::Report(args) => report::run(&args),
        Command::Quotes(args) => quotes::run(&args),
        Command::Themes(args) => themes::run(&args),
        Command::Speakers(args) => speakers::run(&args),
        Command::Stats(args) => stats::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Kwic(args) => kwic::run(&args),
        Command::Network(args) => network::run(&args),
        Command::Stays(args) => stays::run(&args),
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Codebook(command) => codebook::run(&command),
        Command::Analyze(args) => analyze::run(&args),
        Command::Merge(args) => stats::merge(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "vidne", &mut script);
            output::Output::open(None, &[])?.finish_with(&script)?;
            Ok(Outcome::Done)
        }
    }
}

fn is_broken_pipe(failure: &(dyn Error + 'static)) -> bool {
    let io = failure.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
