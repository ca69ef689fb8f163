//! The values of a generated reference: names, dates, titles, numbers, addresses.

mod addresses;
mod dates;
mod imprint;
mod meetings;
mod names;
mod numbers;
mod people;
mod titles;

pub(super) use names::{Form, Order, initials};
