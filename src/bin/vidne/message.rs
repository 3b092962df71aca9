//! What is said on standard error.

use std::error::Error;
use std::io::Write;

use anstyle::{AnsiColor, Style};
use vidne::report::text::harmless;

/// Something failed.
pub fn error(text: &str) {
    say("error", AnsiColor::Red, text);
}

/// Something is missing from the result.
pub fn warning(text: &str) {
    say("warning", AnsiColor::Yellow, text);
}

/// Something is worth knowing.
pub fn note(text: &str) {
    say("note", AnsiColor::Cyan, text);
}

/// An error with its causes on one line: `a.txt: cannot be read: No such file or directory`.
pub fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text += &format!(": {error}");
        cause = error.source();
    }
    text
}

fn say(label: &str, color: AnsiColor, text: &str) {
    let style = Style::new().bold().fg_color(Some(color.into()));
    // A closed standard error is no reason to fail.
    let text = text.lines().map(harmless).collect::<Vec<_>>().join("\n");
    let _ = writeln!(anstream::stderr(), "{style}{label}:{style:#} {text}");
}
