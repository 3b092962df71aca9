//! Codebooks out: quanteda, Taguette.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Exchanged;
use crate::theme::codebook::{Codebook, Effect};
use crate::theme::inflection;
use crate::theme::pattern::{Step, Test};
use crate::theme::source::{Sought, Written};

/// The most globs one pattern may become.
const MOST: usize = 2_000;

/// Every inflected form written out, since quanteda knows globs alone. Gaps, regular expressions and exclusions are left
/// out: it has no words for them.
pub(super) fn quanteda(codebook: &Codebook) -> Exchanged {
    let mut exchanged = Exchanged::default();
    for theme in codebook.themes() {
        let code = codebook.source().codes.iter().find(|code| code.id == theme.id);
        let _ = writeln!(exchanged.content, "{}:", scalar(&theme.id));
        for (key, opposite) in [("for", false), ("against", true)] {
            let mut globs = BTreeSet::new();
            for (effect, written) in code.into_iter().flat_map(|code| code.patterns()) {
                let wanted = effect != Effect::Not && (effect == Effect::Opposite) == opposite;
                if wanted && !add_globs(written, &mut globs) {
                    exchanged.left_out.push(format!("{}: {}", theme.id, written.text));
                }
                if effect == Effect::Not && !opposite {
                    exchanged.left_out.push(format!("{}: not {}", theme.id, written.text));
                }
            }
            if !globs.is_empty() {
                let items: Vec<String> = globs.iter().map(|glob| format!("    - {}\n", scalar(glob))).collect();
                let _ = write!(exchanged.content, "  {key}:\n{}", items.concat());
            }
        }
    }
    exchanged
}

/// Adds the globs of a pattern; whether it can be said in globs.
fn add_globs(written: &Written, globs: &mut BTreeSet<String>) -> bool {
    let Sought::Phrases(phrases) = &written.sought else { return false };
    if phrases.iter().flatten().any(|step| step.gap) {
        return false;
    }
    let mut all = BTreeSet::new();
    for phrase in phrases {
        let mut made = vec![String::new()];
        for step in phrase {
            let words = words(step);
            let longer = |glob: &String| words.iter().map(|word| [glob, word.as_str()].join(" ")).collect::<Vec<_>>();
            made = made.iter().flat_map(longer).take(MOST + 1).collect();
        }
        all.extend(made.into_iter().map(|glob| glob.trim_start().to_owned()));
    }
    let fits = all.len() <= MOST;
    globs.extend(all.into_iter().filter(|_| fits));
    fits
}

fn words(step: &Step) -> Vec<String> {
    let words = |test: &Test| match test {
        Test::Exact(word) => vec![word.clone()],
        Test::Inflected(word) => inflection::forms(word),
        Test::First(word) => vec![format!("{word}*")],
        Test::Last(word) => vec![format!("*{word}")],
        Test::Head(word) => inflection::forms(word).iter().map(|form| format!("*{form}")).collect(),
    };
    step.tests.iter().flat_map(words).collect()
}

/// A YAML scalar, in quotation marks where YAML would take it for something else.
fn scalar(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '_'))
        && text.starts_with(char::is_alphabetic);
    let other = matches!(text, "no" | "on" | "off" | "yes" | "true" | "false" | "null" | "y" | "n");
    if plain && !other { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// `tag,description`, with the theme above a theme in its name: `arbejde.tillid`.
pub(super) fn taguette(codebook: &Codebook) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = codebook.themes().iter().map(|theme| {
        let above = std::iter::successors(theme.parent, |parent| codebook.theme(*parent).parent);
        let mut path: Vec<&str> = above.map(|parent| codebook.theme(parent).label.as_str()).collect();
        path.reverse();
        path.push(&theme.label);
        [path.join("."), theme.memo.clone()]
    });
    for row in std::iter::once(["tag".to_owned(), "description".to_owned()]).chain(rows) {
        // Writing to memory cannot fail.
        let _ = writer.write_record(&row);
    }
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Every pattern, for formats that hold none.
pub(super) fn patterns(codebook: &Codebook) -> Vec<String> {
    let named =
        codebook.patterns().iter().map(|pattern| format!("{}: {}", codebook.theme(pattern.theme).id, pattern.text));
    named.collect()
}
