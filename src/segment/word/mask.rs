//! 64 bytes at once: which of them are letters, marks within a word, or beyond the simple alphabet.
//!
//! Bit *i* of every mask stands for byte *i* of the block.

use wide::u8x16;

/// How many bytes a mask covers.
pub(super) const BLOCK: usize = 64;

/// What 64 bytes are, each looked at alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    /// Letters and digits of ASCII.
    pub(super) alnum: u64,
    /// `. ' : , ;`: joins a word if the same kind of character stands on both sides.
    pub(super) mid: u64,
    /// `_`: joins whatever it touches.
    pub(super) low_line: u64,
    /// Any byte that is not ASCII.
    pub(super) high: u64,
    /// C3, which leads `À` to `ÿ`.
    pub(super) latin: u64,
    /// 97 and B7, which make `×` and `÷` of it: the two that are no letters.
    pub(super) sign: u64,
}

/// A way to look at a block.
pub(super) trait Lanes: Copy {
    fn masks(self, block: &[u8; BLOCK]) -> Masks;

    /// Writes where `bits` are, counted from `base`; behind them anything.
    #[inline(always)]
    fn places(self, base: u32, bits: u64, places: &mut [u32; BLOCK]) {
        // PERF: a fixed number of stores, most of them needed, beats a loop that ends where the bits do. More are rare.
        const STEPS: [usize; 4] = [0, 24, 32, BLOCK];
        let count = bits.count_ones() as usize;
        let mut rest = bits;
        for step in STEPS.windows(2) {
            for place in &mut places[step[0]..step[1]] {
                *place = base.wrapping_add(rest.trailing_zeros());
                rest &= rest.wrapping_sub(1);
            }
            if count <= step[1] {
                break;
            }
        }
    }
}

/// With whatever 16-byte vectors the target is sure to have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Portable;

impl Lanes for Portable {
    #[inline(always)]
    fn masks(self, block: &[u8; BLOCK]) -> Masks {
        masks(block)
    }
}

#[inline(always)]
fn masks(block: &[u8; BLOCK]) -> Masks {
    let mut masks = Masks::default();
    for (part, bytes) in block.chunks_exact(16).enumerate() {
        let bytes: [u8; 16] = bytes.try_into().expect("chunks of 16");
        let found = masks16(u8x16::from(bytes));
        let shift = part * 16;
        masks.alnum |= found.alnum << shift;
        masks.mid |= found.mid << shift;
        masks.low_line |= found.low_line << shift;
        masks.high |= found.high << shift;
        masks.latin |= found.latin << shift;
        masks.sign |= found.sign << shift;
    }
    masks
}

#[inline(always)]
fn masks16(bytes: u8x16) -> Masks {
    let bits = |mask: u8x16| u64::from(mask.move_mask() as u32);
    let all = u8x16::splat;
    let small = bytes | all(0x20);
    let is_letter = in_range(small, b'a', b'z');
    let is_digit = in_range(bytes, b'0', b'9');
    // `,` and `.` differ in one bit, `:` and `;` in another.
    let is_comma_or_stop = (bytes | all(0x02)).cmp_eq(all(b'.'));
    let is_colon = (bytes | all(0x01)).cmp_eq(all(b';'));
    let is_mid = is_comma_or_stop | is_colon | bytes.cmp_eq(all(b'\''));
    Masks {
        alnum: bits(is_letter | is_digit),
        mid: bits(is_mid),
        low_line: bits(bytes.cmp_eq(all(b'_'))),
        high: bits(bytes),
        latin: bits(bytes.cmp_eq(all(0xC3))),
        // 97 becomes B7 with the bit that makes letters small.
        sign: bits(small.cmp_eq(all(0xB7))),
    }
}

#[inline(always)]
fn in_range(bytes: u8x16, first: u8, last: u8) -> u8x16 {
    let from_first = bytes - u8x16::splat(first);
    from_first.min(u8x16::splat(last - first)).cmp_eq(from_first)
}

/// The same, byte by byte: what the vectors must agree with.
#[cfg(test)]
fn masks_plainly(block: &[u8; BLOCK]) -> Masks {
    let bits = |holds: fn(u8) -> bool| {
        block.iter().enumerate().fold(0, |mask, (at, &byte)| mask | u64::from(holds(byte)) << at)
    };
    Masks {
        alnum: bits(|byte| byte.is_ascii_alphanumeric()),
        mid: bits(|byte| matches!(byte, b'.' | b'\'' | b':' | b',' | b';')),
        low_line: bits(|byte| byte == b'_'),
        high: bits(|byte| !byte.is_ascii()),
        latin: bits(|byte| byte == 0xC3),
        sign: bits(|byte| matches!(byte, 0x97 | 0xB7)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_in_every_place_is_seen_alike() {
        for byte in 0..=u8::MAX {
            let mut block: [u8; BLOCK] = std::array::from_fn(|at| byte.wrapping_add((at * 37) as u8));
            assert_eq!(masks(&block), masks_plainly(&block));
            block.fill(byte);
            assert_eq!(masks(&block), masks_plainly(&block));
        }
    }
}
