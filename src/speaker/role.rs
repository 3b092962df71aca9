//! Roles as people write them in a table: `kulturpolitisk ordfører` for `partiets kulturpolitiske ordfører`.

use std::borrow::Cow;

use crate::speaker::lists::{FIELDS, ROLES, fold, noun};

/// A role (stilling) as it stands in the article, without article, definite ending or the capital of a sentence.
///
/// ```
/// use vidne::speaker::role_label;
///
/// assert_eq!(role_label("Kulturpolitiske ordfører"), "kulturpolitisk ordfører");
/// assert_eq!(role_label("skuespilleren og instruktør"), "skuespiller og instruktør");
/// assert_eq!(role_label("HR-konsulent"), "HR-konsulent");
/// ```
#[must_use]
pub fn role_label(words: &str) -> Cow<'_, str> {
    // "Key Account Manager" bears its capitals wherever it stands.
    // "Head of Sales" does, too.
    let has_capitals = words.split(' ').nth(1).is_some_and(|word| word == "of" || word.starts_with(char::is_uppercase));
    // "ekspert i amerikanske valg", "far til to spillere": what belongs to a role stands as it is.
    let field = words.split(' ').position(|word| matches!(word, "i" | "til" | "af")).unwrap_or(usize::MAX);
    let label = || {
        words
            .split(' ')
            .enumerate()
            .map(|(at, word)| if at > field { Cow::Borrowed(word) } else { bare(word, at == 0 && !has_capitals) })
    };
    if label().eq(words.split(' ')) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(label().collect::<Vec<_>>().join(" "))
}

/// The endings of adjectives after `den`, and what they are after `en`: `politiske`, `faglige`, `kreative`.
const ADJECTIVES: [(&str, &str); 6] =
    [("ske", "sk"), ("lige", "lig"), ("tive", "tiv"), ("ielle", "iel"), ("nale", "nal"), ("iale", "ial")];

/// One word of a role: its noun in the indefinite form, its adjective as it stands after `en`.
fn bare(word: &str, is_opener: bool) -> Cow<'_, str> {
    let word = if is_opener { small(word) } else { Cow::Borrowed(word) };
    if let Some(stem) = word.strip_suffix("erede") {
        return Cow::Owned(format!("{stem}eret"));
    }
    let adjective = || ADJECTIVES.iter().find_map(|(with, bare)| Some(word.strip_suffix(with)?.len() + bare.len()));
    let end = match noun(&ROLES, &word) {
        // "sygeplejerske" ends as an adjective does.
        Some(found) => found.is_definite.then_some(found.stem.len()),
        None => adjective(),
    };
    match (end, word) {
        (Some(end), Cow::Borrowed(word)) => Cow::Borrowed(&word[..end]),
        (Some(end), Cow::Owned(word)) => Cow::Owned(word[..end].to_owned()),
        (None, word) => word,
    }
}

/// Without the capital that begins a sentence: `Formand`, `It-chef`, but `HR-chef`, `Lean-konsulent`.
fn small(word: &str) -> Cow<'_, str> {
    let mut letters = word.chars();
    let is_large = letters.next().is_some_and(char::is_uppercase) && letters.all(|letter| !letter.is_uppercase());
    let is_own = word.split_once('-').is_some_and(|(first, rest)| !rest.is_empty() && !FIELDS.has(&fold(first)));
    if is_large && !is_own { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_what_stands_in_a_table() {
        let cases = [
            ("Formand", "formand"),
            ("It-chef", "it-chef"),
            ("Lean-konsulent", "Lean-konsulent"),
            ("CSR-chef", "CSR-chef"),
            ("Social- og sundhedsassistent", "social- og sundhedsassistent"),
            ("formanden og bankdirektør", "formand og bankdirektør"),
            ("ledende sygeplejerske", "ledende sygeplejerske"),
            ("Key Account Manager", "Key Account Manager"),
            ("Head of Sales", "Head of Sales"),
            ("Pensionerede fotograf", "pensioneret fotograf"),
            ("Eksperten i amerikanske valg", "ekspert i amerikanske valg"),
            ("internationale koordinator", "international koordinator"),
            ("republikanske senator", "republikansk senator"),
            ("administrerende direktør", "administrerende direktør"),
        ];
        for (words, label) in cases {
            assert_eq!(role_label(words), label);
        }
    }
}
