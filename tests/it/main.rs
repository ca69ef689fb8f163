//! The one integration binary. Each module says what it holds.

mod check;
mod floors;
mod loopback;
mod net;
mod rust_text;
