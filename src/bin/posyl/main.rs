//! The command line of posyl.

fn main() {}
