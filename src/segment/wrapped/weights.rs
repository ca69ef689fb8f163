//! The weights of the clues: log-odds, learnt by logistic regression.
//!
//! The examples were real references, Ukrainian, Russian and English, laid out at random margins in typewriter and book
//! faces, hyphenated or not; lists of documents that none of them came from say what the weights are worth.

use super::super::look::{Ending, Opening};

/// A weight of this much is a log-odds of one.
pub(super) const UNIT: i16 = 10;

/// How many clues a line gives.
pub(super) const CLUES: usize = 11;

/// How many values each clue can have.
const SIZES: [usize; CLUES] = [
    4 * Ending::COUNT,
    4 * Opening::COUNT,
    Ending::COUNT * Opening::COUNT,
    2 * Ending::COUNT,
    6,
    3 * Opening::COUNT,
    8,
    3,
    2 * Opening::COUNT,
    4,
    2 * Ending::COUNT,
];

/// The places in the table of weights that the values of the clues have.
pub(super) fn places(mut values: [usize; CLUES]) -> [usize; CLUES] {
    let mut first = 0;
    for (value, size) in values.iter_mut().zip(SIZES) {
        *value += first;
        first += size;
    }
    values
}

/// How many weights there are.
pub(super) const COUNT: usize =
    8 * Ending::COUNT + 9 * Opening::COUNT + Ending::COUNT * Opening::COUNT + 21;

/// The weights, a row for each value of the first of a pair.
#[rustfmt::skip]
pub(super) const WEIGHTS: [i16; COUNT] = [
    // fullness by ending
    -24, -21, -15, -13, -12, -9, -11, -10, -2,
    -7, -13, -6, 1, 1, -2, 1, 2, 9,
    22, 3, 17, 15, 31, 23, 20, 27, 16,
    26, 34, 34, 32, 36, 24, 36, 26, 18,
    // fullness by opening
    -33, -1, -11, -11, -13, -11, -12, -6, -23,
    -16, 6, 2, 1, 2, -2, -1, -3, -11,
    25, 30, 23, 15, 14, 26, 10, 11, 28,
    32, 25, 30, 29, 23, 38, 36, 16, 32,
    // ending by opening
    -16, -5, 0, -7, -21, -8, -6, -3, -29,
    -7, 8, -7, -10, -24, -6, -9, -7, -24,
    -8, -6, -5, -9, 9, 4, 12, -5, -9,
    -7, 13, -4, 4, -9, -2, -4, 12, 6,
    -7, 12, 9, 9, -1, 5, 8, 22, -1,
    -23, 6, 28, 2, 0, 4, 6, -9, -27,
    7, 13, 21, 0, -7, 0, -5, -11, 4,
    -12, 44, 15, 9, 18, 0, 14, 12, -6,
    -13, 26, 18, 18, 11, 0, 23, 6, 5,
    // whether the entry has a year, by ending
    -33, -23, -32, -14, 5, -1, 4, 4, 8,
    -3, -6, 5, 5, 6, 1, 4, 4, 6,
    // lines of the entry so far
    5, 1, 0, -1, -4, -3,
    // how many beginnings are names, by opening
    2, 11, -9, -3, 18, 10, 13, 10, 18,
    -12, 14, 0, 1, -7, -1, -3, 4, -19,
    -17, 9, 11, -1, -11, -3, -3, -20, -19,
    // style, year in front, year so far
    -29, 9, -14, 12, -7, -13, 5, 3,
    // order
    3, 19, -22,
    // whether the entry has pages or an address, by opening
    -19, 10, 10, -1, -6, -6, -3, -4, -11,
    -7, 14, -1, 0, -1, 9, 12, 5, -6,
    // year and pages
    -31, 6, 1, 11,
    // whether the line before is one word, by ending
    -11, -15, -2, -10, 6, 1, 2, 15, 5,
    0, 18, 21, 38, 1, 11, 20, -6, 8,
];
