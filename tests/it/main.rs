//! The one integration binary. Each module says what it holds.

mod floors;
mod rust_text;
