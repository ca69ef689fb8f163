//! The one integration binary. Each module says what it holds.

mod floors;
mod loopback;
mod net;
mod rust_text;
