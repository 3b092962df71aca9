//! The masks by vectors of 32 and of 64 bytes, where the processor has them: the one place with `unsafe` code.
//!
//! What must be true is small: the processor has the instructions, and a block has 64 bytes. [`Avx2`] and [`Avx512`] are the proofs
//! of the first, their types that of the second. [`Portable`](super::mask::Portable) is the oracle, and what runs everywhere else.
//!
//! PERF: words of 147 kB of articles in one run, by 16, 32 and 64 bytes: 2,470, 3,420, 4,820 MB/s; Danish tokens 585, 669, 730.
//! Under callgrind, which has no vectors of 64 bytes, 8.8 -> 4.9 instructions a byte.
#![allow(unsafe_code, reason = "vector instructions that must be asked for at run time")]

use std::arch::x86_64::{
    __m256i, __m512i, _mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_min_epu8, _mm256_movemask_epi8, _mm256_or_si256,
    _mm256_set1_epi8, _mm256_sub_epi8, _mm512_add_epi32, _mm512_castsi512_si128, _mm512_cmpeq_epi8_mask,
    _mm512_cmple_epu8_mask, _mm512_cvtepu8_epi32, _mm512_extracti32x4_epi32, _mm512_loadu_si512,
    _mm512_maskz_compress_epi8, _mm512_movepi8_mask, _mm512_or_si512, _mm512_set1_epi8, _mm512_set1_epi32,
    _mm512_storeu_si512, _mm512_sub_epi8,
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
        unsafe { run_by_32(job) }
    }
}

impl Lanes for Avx2 {
    #[inline(always)]
    fn masks(self, block: &[u8; BLOCK]) -> Masks {
        // SAFETY: `self` exists only where `detect` found the features.
        unsafe { masks_by_32(block) }
    }
}

/// Proof that the processor has AVX2 and so much of AVX-512 as bytes need.
#[derive(Clone, Copy, Debug)]
pub(super) struct Avx512(());

impl Avx512 {
    /// Asks the processor, once a run of the program.
    #[inline]
    pub(super) fn detect() -> Option<Self> {
        let has = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512vbmi2");
        Avx2::detect().filter(|_| has).map(|_| Self(()))
    }

    /// Runs `job`, and all that is inlined into it, with these instructions.
    #[inline]
    pub(super) fn run<R>(self, job: impl FnOnce() -> R) -> R {
        // SAFETY: `self` exists only where `detect` found the features.
        unsafe { run_by_64(job) }
    }
}

impl Lanes for Avx512 {
    #[inline(always)]
    fn masks(self, block: &[u8; BLOCK]) -> Masks {
        // SAFETY: `self` exists only where `detect` found the features.
        unsafe { masks_by_64(block) }
    }

    #[inline(always)]
    fn places(self, base: u32, bits: u64, places: &mut [u32; BLOCK]) {
        // SAFETY: `self` exists only where `detect` found the features.
        unsafe { places_by_64(base, bits, places) }
    }
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
fn run_by_32<R>(job: impl FnOnce() -> R) -> R {
    job()
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,avx2,bmi1,bmi2,lzcnt,popcnt")]
fn run_by_64<R>(job: impl FnOnce() -> R) -> R {
    job()
}

#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn masks_by_32(block: &[u8; BLOCK]) -> Masks {
    let first: *const __m256i = block.as_ptr().cast();
    // SAFETY: a block has 64 bytes, which are two vectors; `loadu` asks for no alignment.
    let (low, high) = unsafe { (_mm256_loadu_si256(first), _mm256_loadu_si256(first.add(1))) };
    let (low, high) = (masks_of_32(low), masks_of_32(high));
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
fn masks_of_32(bytes: __m256i) -> Masks {
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

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn masks_by_64(block: &[u8; BLOCK]) -> Masks {
    // SAFETY: a block has 64 bytes, which are one vector; `loadu` asks for no alignment.
    let bytes = unsafe { _mm512_loadu_si512(block.as_ptr().cast()) };
    let all = |byte: u8| _mm512_set1_epi8(byte.cast_signed());
    let is = |bytes: __m512i, byte: u8| _mm512_cmpeq_epi8_mask(bytes, all(byte));
    let in_range = |bytes: __m512i, first: u8, last: u8| {
        _mm512_cmple_epu8_mask(_mm512_sub_epi8(bytes, all(first)), all(last - first))
    };
    let small = _mm512_or_si512(bytes, all(0x20));
    let comma_or_stop = is(_mm512_or_si512(bytes, all(0x02)), b'.');
    let colon = is(_mm512_or_si512(bytes, all(0x01)), b';');
    Masks {
        alnum: in_range(small, b'a', b'z') | in_range(bytes, b'0', b'9'),
        mid: comma_or_stop | colon | is(bytes, b'\''),
        low_line: is(bytes, b'_'),
        high: _mm512_movepi8_mask(bytes),
        latin: is(bytes, 0xC3),
        sign: is(small, 0xB7),
    }
}

#[target_feature(enable = "avx512f,avx512bw,avx512vbmi2,avx2,bmi1,bmi2,lzcnt,popcnt")]
#[inline]
fn places_by_64(base: u32, bits: u64, places: &mut [u32; BLOCK]) {
    const ALL: [u8; BLOCK] = {
        let mut all = [0; BLOCK];
        let mut at = 0;
        while at < BLOCK {
            all[at] = at as u8;
            at += 1;
        }
        all
    };
    let base = _mm512_set1_epi32(base.cast_signed());
    let to: *mut __m512i = places.as_mut_ptr().cast();
    // SAFETY: 64 bytes are one vector, 64 numbers of four bytes are four; neither `loadu` nor `storeu` asks for alignment.
    unsafe {
        let found = _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512(ALL.as_ptr().cast()));
        let place = |sixteen| _mm512_add_epi32(base, _mm512_cvtepu8_epi32(sixteen));
        _mm512_storeu_si512(to, place(_mm512_castsi512_si128(found)));
        _mm512_storeu_si512(to.add(1), place(_mm512_extracti32x4_epi32::<1>(found)));
        // More are rare.
        if bits.count_ones() > 32 {
            _mm512_storeu_si512(to.add(2), place(_mm512_extracti32x4_epi32::<2>(found)));
            _mm512_storeu_si512(to.add(3), place(_mm512_extracti32x4_epi32::<3>(found)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::word::mask::Portable;
    use proptest::prelude::*;

    /// The places of `bits`, and no more.
    fn places(lanes: impl Lanes, base: u32, bits: u64) -> Vec<u32> {
        let mut places = [0; BLOCK];
        lanes.places(base, bits, &mut places);
        places[..bits.count_ones() as usize].to_vec()
    }

    proptest! {
        #[test]
        fn the_same_masks_as_everywhere(block: [[u8; 32]; 2]) {
            let block: [u8; BLOCK] = std::array::from_fn(|at| block[at / 32][at % 32]);
            if let Some(avx2) = Avx2::detect() {
                prop_assert_eq!(avx2.masks(&block), Portable.masks(&block));
            }
            if let Some(avx512) = Avx512::detect() {
                prop_assert_eq!(avx512.masks(&block), Portable.masks(&block));
            }
        }

        #[test]
        fn the_same_places_as_everywhere(base: u32, dense: u64, sparse: u64) {
            for bits in [dense, dense & sparse, dense | sparse, 0, u64::MAX] {
                let expected: Vec<u32> =
                    (0..64).filter(|bit| bits >> bit & 1 == 1).map(|bit| base.wrapping_add(bit)).collect();
                prop_assert_eq!(places(Portable, base, bits), &*expected);
                if let Some(avx512) = Avx512::detect() {
                    prop_assert_eq!(places(avx512, base, bits), expected);
                }
            }
        }
    }
}
