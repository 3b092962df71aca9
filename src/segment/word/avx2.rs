//! The masks by vectors of 32 bytes, where the processor has them: the one place with `unsafe` code.
//!
//! What must be true is small: the processor has AVX2, and a block has 64 bytes. [`Avx2`] is the proof of the first, its type that
//! of the second. The masks of [`Portable`](super::mask::Portable) are the oracle, and what runs everywhere else.
//!
//! PERF: 8.8 -> 4.9 instructions a byte under callgrind, words of 147 kB of articles; 1,740 -> 2,700 MB/s.
#![allow(unsafe_code, reason = "vector instructions that must be asked for at run time")]

use std::arch::x86_64::{
    __m256i, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256,
    _mm256_set1_epi8, _mm256_sub_epi8,
};

use crate::segment::word::mask::{BLOCK, Lanes, Masks};

/// Proof that the processor has AVX2 and the bit instructions that came with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx2(());

impl Avx2 {
    /// Asks the processor, once a run of the program.
    #[inline]
    pub(super) fn detect() -> Option<Self> {
        let has = is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("bmi1")
            && is_x86_feature_detected!("bmi2")
            && is_x86_feature_detected!("lzcnt")
            && is_x86_feature_detected!("popcnt");
        has.then_some(Self(()))
    }

    /// Runs `job`, and all that is inlined into it, with these instructions.
    #[inline]
    pub(super) fn run<R>(self, job: impl FnOnce() -> R) -> R {
        // SAFETY: `self` exists only where `detect` found the features.
        unsafe { run(job) }
    }
}

impl Lanes for Avx2 {
    #[inline(always)]
    fn masks(self, block: &[u8; BLOCK]) -> Masks {
        // SAFETY: `self` exists only where `detect` found the features.
        unsafe { masks(block) }
    }
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
fn run<R>(job: impl FnOnce() -> R) -> R {
    job()
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn masks(block: &[u8; BLOCK]) -> Masks {
    let first: *const __m256i = block.as_ptr().cast();
    // SAFETY: a block has 64 bytes, which are two vectors; `loadu` asks for no alignment.
    let (low, high) = unsafe { (_mm256_loadu_si256(first), _mm256_loadu_si256(first.add(1))) };
    let (low, high) = (masks32(low), masks32(high));
    Masks {
        alnum: low.alnum | high.alnum << 32,
        mid: low.mid | high.mid << 32,
        low_line: low.low_line | high.low_line << 32,
        high: low.high | high.high << 32,
        latin: low.latin | high.latin << 32,
        sign: low.sign | high.sign << 32,
    }
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn masks32(bytes: __m256i) -> Masks {
    let all = |byte: u8| _mm256_set1_epi8(byte.cast_signed());
    let is = |bytes: __m256i, byte: u8| _mm256_cmpeq_epi8(bytes, all(byte));
    let in_range = |bytes: __m256i, first: u8, last: u8| {
        let from_first = _mm256_sub_epi8(bytes, all(first));
        _mm256_cmpeq_epi8(_mm256_min_epu8(from_first, all(last - first)), from_first)
    };
    let bits = |mask: __m256i| u64::from(_mm256_movemask_epi8(mask).cast_unsigned());
    let small = _mm256_or_si256(bytes, all(0x20));
    let is_alnum = _mm256_or_si256(in_range(small, b'a', b'z'), in_range(bytes, b'0', b'9'));
    let is_comma_or_stop = is(_mm256_or_si256(bytes, all(0x02)), b'.');
    let is_colon = is(_mm256_or_si256(bytes, all(0x01)), b';');
    let is_mid = _mm256_or_si256(_mm256_or_si256(is_comma_or_stop, is_colon), is(bytes, b'\''));
    Masks {
        alnum: bits(is_alnum),
        mid: bits(is_mid),
        low_line: bits(is(bytes, b'_')),
        high: bits(bytes),
        latin: bits(is(bytes, 0xC3)),
        sign: bits(is(small, 0xB7)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::word::mask::Portable;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_same_masks_as_everywhere(block: [[u8; 32]; 2]) {
            let block: [u8; BLOCK] = std::array::from_fn(|at| block[at / 32][at % 32]);
            if let Some(avx2) = Avx2::detect() {
                prop_assert_eq!(avx2.masks(&block), Portable.masks(&block));
            }
        }
    }
}
