//! Lines that name their zone: "Læs også: …", "Del på Facebook", "Tekst: Mads Krog".

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::entries;
use crate::segment::BlockKind;

/// Those of the lexicons.
pub(super) static NAMED_LINES: LazyLock<NamedLines> = LazyLock::new(|| {
    NamedLines::new([
        (include_str!("../lexicon/zone_related.txt"), BlockKind::Related),
        (include_str!("../lexicon/zone_furniture.txt"), BlockKind::Furniture),
        (include_str!("../lexicon/zone_byline.txt"), BlockKind::Byline),
        (include_str!("../lexicon/zone_caption.txt"), BlockKind::Caption),
        (include_str!("../lexicon/zone_boxes.txt"), BlockKind::Subheading),
    ])
});

/// The lines of the lexicons of zones, by their first two bytes.
pub(super) struct NamedLines(FxHashMap<u16, Vec<NamedLine>>);

/// A line of a lexicon of zones.
struct NamedLine {
    words: &'static [u8],
    /// Whether more may follow (`…`).
    is_begun: bool,
    kind: BlockKind,
}

impl NamedLines {
    fn new(lists: [(&'static str, BlockKind); 5]) -> Self {
        let mut lines: FxHashMap<_, Vec<NamedLine>> = FxHashMap::default();
        for (list, kind) in lists {
            for entry in entries(list) {
                let words = entry.strip_suffix('…').unwrap_or(entry).as_bytes();
                let line = NamedLine { words, is_begun: words.len() < entry.len(), kind };
                lines.entry(start(words)).or_default().push(line);
            }
        }
        Self(lines)
    }

    /// The zone that the first words of a line name, if they do.
    pub(super) fn kind(&self, words: &str) -> Option<BlockKind> {
        let line = words.as_bytes();
        let near = self.0.get(&start(line))?;
        near.iter().find(|named| named.fits(line)).map(|named| named.kind)
    }
}

impl NamedLine {
    /// Whether `line`, large and small letters alike, begins so, or is so as a whole.
    fn fits(&self, line: &[u8]) -> bool {
        let Some((begin, rest)) = line.split_at_checked(self.words.len()) else { return false };
        if !is_alike(self.words, begin) {
            return false;
        }
        if !self.is_begun {
            return matches!(rest.trim_ascii_end(), b"" | b"." | b":");
        }
        // "Læs om" begins "Læs om Bo", but not "Læs omhyggeligt"; "Tags:" and "→" need no space.
        let is_word = self.words[0].is_ascii_alphabetic() && self.words.last().is_some_and(is_word_byte);
        !is_word || !rest.first().is_some_and(is_word_byte)
    }
}

/// Whether `line` is `words`, which are in small letters: "Å" is C3 85 and "å" C3 A5.
fn is_alike(words: &[u8], line: &[u8]) -> bool {
    let mut last = 0;
    words.iter().zip(line).all(|(&small, &byte)| {
        let is_letter = small.is_ascii_lowercase() || (last == 0xC3 && small >= 0xA0);
        last = byte;
        byte == small || (is_letter && byte | 0x20 == small)
    })
}

/// The first two bytes of a line, large and small letters alike.
fn start(line: &[u8]) -> u16 {
    line.first_chunk().map_or(0, |&two| u16::from_ne_bytes(two) | 0x2020)
}

/// Whether a byte is of a letter or digit; any but those of ASCII marks may be.
const fn is_word_byte(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
