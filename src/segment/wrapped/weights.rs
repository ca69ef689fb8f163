//! The weights of the clues: log-odds, learnt by logistic regression.
//!
//! The examples were real references, Ukrainian, Russian and English, laid out at random margins in typewriter and book
//! faces, hyphenated or not; lists of documents that none of them came from say what the weights are worth.

use super::super::edges::{Ending, Opening};

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
    16,
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
    8 * Ending::COUNT + 9 * Opening::COUNT + Ending::COUNT * Opening::COUNT + 29;

/// The weights, a row for each value of the first of a pair.
#[rustfmt::skip]
pub(super) const WEIGHTS: [i16; COUNT] = [
    // fullness by ending
    -24, -22, -15, -14, -12, -9, -10, -10, -2,
    -7, -13, -6, 1, 0, -2, 3, 2, 9,
    21, 3, 17, 14, 30, 23, 22, 27, 15,
    25, 34, 33, 32, 35, 24, 36, 26, 18,
    // fullness by opening
    -34, -1, -11, -11, -13, -11, -12, -7, -24,
    -16, 6, 2, 0, 1, -2, -1, -2, -11,
    24, 31, 24, 14, 14, 25, 10, 11, 28,
    32, 25, 30, 29, 23, 38, 35, 15, 32,
    // ending by opening
    -17, -5, -1, -7, -21, -8, -6, -3, -30,
    -6, 8, -8, -10, -23, -7, -9, -6, -25,
    -6, -6, -6, -10, 10, 4, 12, -5, -9,
    -6, 13, -5, 4, -8, -2, -4, 12, 6,
    -7, 12, 8, 9, 0, 4, 6, 22, -1,
    -22, 6, 27, 2, 1, 3, 6, -9, -27,
    2, 13, 27, 1, -10, 2, -4, -11, 3,
    -12, 43, 14, 9, 18, -1, 13, 12, -6,
    -13, 26, 17, 17, 11, 0, 23, 6, 6,
    // whether the entry has a year, by ending
    -33, -22, -32, -13, 6, 0, 1, 5, 8,
    -4, -7, 5, 4, 5, 0, 6, 4, 5,
    // lines of the entry so far
    6, 0, -1, -2, -5, -4,
    // how many beginnings are names, by opening
    1, 10, -9, -3, 18, 8, 13, 9, 18,
    -13, 14, -1, 2, -7, -1, -3, 3, -20,
    -18, 9, 11, -2, -11, -3, -3, -19, -19,
    // style, year in front, the line before ends with it, year so far
    -29, 13, -14, 15, 0, -11, 0, 1, -7, -7, 6, 7, 0, -33, 0, -26,
    // order
    3, 19, -21,
    // whether the entry has pages or an address, by opening
    -23, 9, 10, -1, -6, -6, -3, -4, -10,
    -7, 13, 0, -1, -2, 8, 12, 5, -8,
    // year and pages
    -31, 6, 1, 10,
    // whether the line before is one word, by ending
    -12, -15, -2, -11, 6, 1, 4, 15, 4,
    0, 19, 22, 38, 0, 10, 19, -6, 9,
];
