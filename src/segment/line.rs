//! Tell short lines by their form: a name, a date line, an issue of a paper, the name of a file.
//!
//! What such a line is for hangs on where it stands, too; that is said in [`zone`](super::zone).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::entries;
use crate::lexicon::fold::lower;

/// Nothing but a name of two to four parts: "Mads Krog", "Jesper S. Schou", "Ole von der Haff".
pub(crate) fn is_name(line: &str) -> bool {
    static PARTICLES: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| entries(include_str!("../lexicon/name_particles.txt")).collect());
    let is_part = |part: &str| {
        part.starts_with(char::is_uppercase) && part.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '’'))
    };
    // No particle begins with a capital.
    line.starts_with(char::is_uppercase)
        && !line.ends_with('.')
        && line.split(' ').all(|part| is_part(part) || PARTICLES.contains(part))
        && (2..=4).contains(&line.split(' ').filter(|part| is_part(part)).count())
        && line.chars().any(char::is_lowercase)
}

/// "IDA HOLM"
fn is_name_in_capitals(line: &str) -> bool {
    let is_part = |part: &str| part.len() > 1 && part.chars().all(|c| c.is_uppercase() || c == '-');
    line.split(' ').all(is_part) && (2..=4).contains(&line.split(' ').count())
}

/// A name and what its bearer is: "Mads Krog, overlæge", "Ida Holm (S), formand for skoleudvalget".
pub(crate) fn is_name_with_role(line: &str) -> bool {
    let Some((name, role)) = line.split_once(',') else { return false };
    let Some(role) = role.strip_prefix(' ') else { return false };
    let name = name.split_once(" (").map_or(name, |(name, _)| name);
    let begins = |c: char| c.is_lowercase() || c.is_ascii_digit();
    // "Ida Holm, SOSU-elev"
    let is_compound = || {
        role.split(' ')
            .next()
            .is_some_and(|word| word.contains('-') && word.trim_end_matches(',').ends_with(char::is_lowercase))
    };
    (is_name(name) || is_name_in_capitals(name)) && (role.starts_with(begins) || is_compound())
}

/// Words of a date stamp.
static DATE_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| entries(include_str!("../lexicon/zone_dates.txt")).collect());

/// Whether a line is figures and words of a date alone: "12. marts 2019 kl. 10.15", "4 min".
pub(super) fn is_date(line: &str) -> bool {
    line.split_whitespace().all(is_date_word) && line.bytes().any(|byte| byte.is_ascii_digit())
}

pub(super) fn is_date_word(word: &str) -> bool {
    let word = word.trim_end_matches([',', ':']);
    let is_figure = word.starts_with(|c: char| c.is_ascii_digit());
    is_figure || matches!(word, "-" | "–" | "|" | "/" | "·" | "•") || DATE_WORDS.contains(&*lower(word))
}

/// The words behind place and date, or what it counts the article among: nothing of "Ribe - 26. februar 2020" and "NYHED / 12.01.2024",
/// the writer of "Ribe - 3. maj kl. 8 Af Mads Krog".
pub(super) fn behind_date_line(line: &str) -> Option<&str> {
    let mut place = 0;
    let is_mark = |word: &&str| matches!(*word, "-" | "–" | "/" | "|");
    let mark = line.split(' ').take(4).inspect(|word| place += word.len() + 1).find(is_mark)?;
    let is_place = place > mark.len() + 1 && line.starts_with(char::is_uppercase);
    let stamp = line.get(place..)?;
    let mut rest = stamp;
    let mut words = 0;
    while let word = rest.split(' ').next().unwrap_or("")
        && !word.is_empty()
        && is_date_word(word)
    {
        rest = rest[word.len()..].trim_start();
        words += 1;
    }
    // "12.01.2024" is whole, "26" may count houses.
    let is_whole = || rest.is_empty() && stamp.split(['.', '-', '/']).filter(|part| !part.is_empty()).count() == 3;
    (is_place && (words >= 2 || is_whole()) && stamp.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// The number of a paper: "Fagbladet nr. 10 / 2016", "BROEN / nr. 6 / juni".
pub(super) fn is_issue(line: &str) -> bool {
    let is_number = |word: &str| word.eq_ignore_ascii_case("nr.") || word.eq_ignore_ascii_case("nr");
    let mut words = line.split(' ');
    let has_number = words.by_ref().take(6).any(is_number);
    has_number && words.clone().next().is_some() && words.all(is_date_word)
}

/// The name of a file, or a bare word in small letters where a picture stood: "ane_holm16.jpg", "groen-have".
pub(super) fn is_file(line: &str) -> bool {
    const ENDINGS: [&str; 5] = [".jpg", ".jpeg", ".png", ".gif", ".webp"];
    let has_ending =
        || line.contains('.') && ENDINGS.iter().any(|end| line.len() > end.len() && line.to_lowercase().ends_with(end));
    let is_bare = || {
        let is_word = |c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
        line.len() > 2 && line.starts_with(char::is_lowercase) && line.chars().all(is_word)
    };
    !line.contains(' ') && (has_ending() || is_bare())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert!(is_name("Mads Krog") && is_name("Ida B. Holm-Krag") && is_name("Ole von der Haff"));
        assert!(!is_name("Mads") && !is_name("Ribe Kommune i dag") && !is_name("NYE NAVNE"));
        assert!(
            is_name_with_role("Ida Holm (S), formand for skoleudvalget") && is_name_with_role("Ida Holm, SOSU-elev")
        );
        assert!(!is_name_with_role("Ida, Ane og Bo") && !is_name_with_role("Ida Holm, Ribe"));
        assert!(is_date("12. marts 2019 kl. 10.15") && is_date("4 min. læsetid"));
        assert_eq!(behind_date_line("Ribe - 3. maj 2017 kl. 05:38 Af Mads Krog"), Some("Af Mads Krog"));
        assert_eq!(behind_date_line("Ribe - 26. februar 2020"), Some(""));
        assert_eq!(behind_date_line("NYHED / 12.01.2024"), Some(""));
        assert_eq!(behind_date_line("Ribe - 26 huse brændte"), None);
        assert_eq!(behind_date_line("Ribe - Esbjerg 2-0"), None);
        assert!(
            is_issue("Fagbladet nr. 10 / 2016") && is_issue("BROEN / nr. 6 / juni") && !is_issue("Vi bor i nr. 10 nu")
        );
        assert!(is_file("20200907_AneHolm16.jpg") && is_file("groen-have") && !is_file("Haven") && !is_file("i haven"));
    }
}
