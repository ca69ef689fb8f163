//! What came of each entry that was brought to a library.

use posyl::ops::{Imported, Outcome};

use super::super::columns::Column;
use super::super::words::{differing, short};
use super::{Sheet, Tone, plain};

/// A row for each entry, in the order of the input.
pub(crate) fn imported(told: &[Imported]) -> Sheet {
    let mut sheet = Sheet::new(&[
        Column::fixed("id", 16),
        Column::shared("reference", 4, 20),
        Column::fixed("in the library", 14),
        Column::shared("what differs", 3, 16),
    ]);
    for one in told {
        sheet.row([
            plain(&one.record.id),
            plain(&short(&one.record)),
            (one.outcome.as_str().to_owned(), tone(one.outcome)),
            plain(&differing(one)),
        ]);
    }
    sheet
}

fn tone(outcome: Outcome) -> Tone {
    match outcome {
        Outcome::New | Outcome::Updated | Outcome::Replaced => Tone::Good,
        Outcome::Known => Tone::Plain,
        Outcome::Differs => Tone::Doubtful,
    }
}
