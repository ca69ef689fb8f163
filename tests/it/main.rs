//! The one integration binary. Each module says what it holds.

mod bibtex_round_trip;
mod check;
mod cli;
mod command;
mod documents;
mod floors;
mod hostile_input;
mod hostile_text;
mod import_library;
mod html_pages;
mod inputs;
mod long_input;
mod loopback;
mod model;
mod net;
mod office;
mod pages;
mod pairs;
mod paper;
mod readme;
mod resolve;
mod rust_text;
mod sound;
mod stages;
mod world;
mod xml_import;
