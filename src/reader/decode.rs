//! Bytes to text: `bytes -> (text, encoding)`.
//!
//! A byte order mark decides, or the zeros that UTF-16 has between its letters; else UTF-8 where the bytes are UTF-8; else
//! what the letters look like, as a Danish page.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr;

/// How much of a file the detector reads; it runs at 22 MB/s and has made up its mind long before.
const SAMPLE: usize = 64 * 1024;

/// What a file that was damaged on its way is said to be in.
const DAMAGED: &str = "damaged UTF-8";

/// A text and the encoding it was in, where that was not UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub encoding: Option<&'static str>,
}

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// No text holds a NUL byte.
    Nul(usize),
    /// It is in an encoding that is not read.
    Encoding(&'static str),
    /// It is of a program that keeps more than text in its files.
    Format(&'static str),
}

/// Decodes a whole file. UTF-8 is checked, not copied.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if let Some(format) = format_of(&bytes) {
        return Err(NotText::Format(format));
    }
    if is_utf_32(&bytes) {
        return Err(NotText::Encoding("UTF-32"));
    }
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) if encoding != UTF_8 => return Ok(decode_as(encoding, &bytes[mark..])),
        _ => {}
    }
    if let Some(offset) = memchr(0, &bytes) {
        let encoding = utf_16_without_mark(&bytes).ok_or(NotText::Nul(offset))?;
        return Ok(decode_as(encoding, &bytes));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: without_mark(text), encoding: None }),
        Err(error) => Ok(decode_legacy(error.as_bytes(), error.utf8_error().valid_up_to())),
    }
}

/// The kind of UTF-16 that bytes with NULs among them are: nearly all of a Danish text is letters of Latin-1, every second byte
/// of which is 0.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let is_nearly_all = |zeros: usize| 10 * zeros >= 9 * sample.len().div_ceil(2);
    match (even, odd) {
        (even, 0) if is_nearly_all(even) => Some(UTF_16BE),
        (0, odd) if is_nearly_all(odd) => Some(UTF_16LE),
        _ => None,
    }
}

/// Whether each letter takes four bytes, of which the half is 0 in any script. What begins with the mark of UTF-16 may be such.
fn is_utf_32(bytes: &[u8]) -> bool {
    let letters = bytes[..bytes.len().min(SAMPLE)].chunks_exact(4);
    let is_every = |zeros: [usize; 2]| letters.clone().all(|letter| zeros.iter().all(|&at| letter[at] == 0));
    let is_whole = bytes.len().is_multiple_of(4) && letters.clone().any(|letter| letter != [0; 4]);
    is_whole && (is_every([0, 1]) || is_every([2, 3]))
}

/// The file format that the first bytes give away, where it is one that is not plain text.
fn format_of(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
        (b"\xD0\xCF\x11\xE0", "an old Word file"),
        (b"{\\rtf", "an RTF file"),
    ];
    if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(format);
    }
    let head = bytes.trim_ascii_start();
    let is = |tag: &[u8]| head.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    (is(b"<!doctype html") || is(b"<html")).then_some("an HTML page")
}

/// Bytes that are not UTF-8 from `first_fault` on.
fn decode_legacy(bytes: &[u8], first_fault: usize) -> Decoded {
    let lossy = String::from_utf8_lossy(bytes);
    if is_damaged_utf8(&lossy) {
        return Decoded { text: without_mark(lossy.into_owned()), encoding: Some(DAMAGED) };
    }
    // The first letters of interest may come late: an English summary, then the Danish text.
    let from = first_fault.saturating_sub(SAMPLE / 4);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"dk"), Utf8Detection::Deny);
    // Of the single-byte encodings only this one is written in Denmark; the rest are guessed from a letter or two.
    decode_as(if guess.is_single_byte() { WINDOWS_1252 } else { guess }, bytes)
}

/// Whether UTF-8 was meant: a file cut in the middle of a letter has many true letters and one fault, while the letters
/// of an older encoding all come out as faults.
fn is_damaged_utf8(lossy: &str) -> bool {
    let letters = lossy.chars().filter(|c| !c.is_ascii());
    let (faults, letters): (Vec<_>, Vec<_>) = letters.partition(|&c| c == char::REPLACEMENT_CHARACTER);
    letters.len() > 4 * faults.len()
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = match encoding {
        _ if encoding == WINDOWS_1252 => "windows-1252",
        _ if encoding == UTF_16LE || encoding == UTF_16BE => "UTF-16",
        _ => encoding.name(),
    };
    Decoded { text: text.into_owned(), encoding: Some(name) }
}

fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const DANISH: &str = "»Vi blev mødt med åbenhed,« siger Åse Kjær.";

    fn check(bytes: &[u8], text: &str, encoding: Option<&'static str>) {
        assert_eq!(decode(bytes.to_vec()), Ok(Decoded { text: text.to_owned(), encoding }));
    }

    #[test]
    fn utf_8_is_taken_as_it_is() {
        check(DANISH.as_bytes(), DANISH, None);
        check(format!("\u{FEFF}{DANISH}").as_bytes(), DANISH, None);
    }

    #[test]
    fn the_encodings_of_older_files_are_seen() {
        check(&WINDOWS_1252.encode(DANISH).0, DANISH, Some("windows-1252"));
        check(b"r\xF8d gr\xF8d", "rød grød", Some("windows-1252"));
        let late = format!("{}blå – “grøn”", "x".repeat(3 * SAMPLE));
        check(&WINDOWS_1252.encode(&late).0, &late, Some("windows-1252"));
    }

    #[test]
    fn utf_16_is_read_by_its_mark_or_without() {
        let units = |swap: bool| {
            let marked = DANISH.encode_utf16().collect::<Vec<u16>>();
            let bytes = |unit: u16| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() };
            std::iter::once(0xFEFF).chain(marked).flat_map(bytes).collect::<Vec<u8>>()
        };
        for swap in [false, true] {
            check(&units(swap), DANISH, Some("UTF-16"));
            check(&units(swap)[2..], DANISH, Some("UTF-16"));
        }
    }

    #[test]
    fn utf_32_is_not_taken_for_utf_16() {
        for mark in ["", "\u{FEFF}"] {
            let text = format!("{mark}{DANISH}");
            let [little, big] =
                [u32::to_le_bytes, u32::to_be_bytes].map(|bytes| text.chars().flat_map(move |c| bytes(c.into())));
            assert_eq!(decode(little.collect()), Err(NotText::Encoding("UTF-32")));
            assert_eq!(decode(big.collect()), Err(NotText::Encoding("UTF-32")));
        }
    }

    #[test]
    fn one_broken_letter_does_not_spoil_the_rest() {
        let cut = &DANISH.repeat(3).into_bytes()[..DANISH.len() * 3 - "se Kjær.".len() - 1];
        let decoded = decode(cut.to_vec()).unwrap();
        assert_eq!(decoded.encoding, Some(DAMAGED));
        assert!(decoded.text.starts_with(DANISH));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(decode(b"a\0b".to_vec()), Err(NotText::Nul(1)));
        assert_eq!(decode(b"%PDF-1.7 ...".to_vec()), Err(NotText::Format("a PDF")));
        assert_eq!(decode(b"\n<!DOCTYPE HTML><p>".to_vec()), Err(NotText::Format("an HTML page")));
    }
}
