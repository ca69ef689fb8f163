//! Attributes: 64-bit hashes of what is observed at an item.
//!
//! A hash instead of a string costs no allocation per token and no dictionary in the model file. With half a
//! million attributes in a model, an unseen one is mistaken for a known one about once in a thousand million.

/// An observation at one item.
pub type Attribute = u64;

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of a string.
pub fn hash_str(text: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325;
    for &byte in text.as_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    finish(hash)
}

/// The hash of two hashes, order counting.
pub fn combine(left: u64, right: u64) -> u64 {
    finish(left.rotate_left(25) ^ right.wrapping_mul(MULTIPLIER))
}

/// Spreads the entropy over all bits: the finaliser of SplitMix64.
fn finish(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}
