//! How the columns of a table share its width.

/// What a column costs beside its content: a space on each side, and one between columns.
const FRAME: u16 = 3;

/// How a column takes its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    /// As wide as its content, but not wider than this.
    Fixed(u16),
    /// A share of what the fixed ones leave.
    Shared { weight: u16, least: u16 },
}

/// A column: its heading and how it takes its width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) heading: &'static str,
    policy: Policy,
    /// Whether it goes where the others would be too narrow to read.
    dispensable: bool,
}

impl Column {
    /// As wide as its content, but not wider than this.
    pub(super) const fn fixed(heading: &'static str, most: u16) -> Self {
        Self {
            heading,
            policy: Policy::Fixed(most),
            dispensable: false,
        }
    }

    /// A share, by weight, of what the fixed ones leave; below `least` it is hard to read.
    pub(super) const fn shared(heading: &'static str, weight: u16, least: u16) -> Self {
        Self {
            heading,
            policy: Policy::Shared { weight, least },
            dispensable: false,
        }
    }

    /// The same, left out where the others would be too narrow.
    pub(super) const fn dispensable(self) -> Self {
        Self {
            dispensable: true,
            ..self
        }
    }

    /// The least width with which it can be read.
    fn least(&self, content: u16) -> u16 {
        match self.policy {
            Policy::Fixed(most) => content.min(most),
            Policy::Shared { least, .. } => content.min(least),
        }
    }
}

/// The widths of the columns' contents in a table as wide as `width`; `None` for one that is left out: those without
/// content (0), and of the dispensable ones the last first.
pub(super) fn widths(columns: &[Column], contents: &[u16], width: u16) -> Vec<Option<u16>> {
    let mut shown: Vec<bool> = contents.iter().map(|content| *content > 0).collect();
    let room = |shown: &[bool]| {
        let frames = shown.iter().filter(|shown| **shown).count() as u16 * FRAME + 1;
        width.saturating_sub(frames)
    };
    let needed = |shown: &[bool]| -> u16 {
        let all = columns.iter().zip(contents).zip(shown);
        all.filter(|(_, shown)| **shown)
            .map(|((column, content), _)| column.least(*content))
            .fold(0, u16::saturating_add)
    };
    while needed(&shown) > room(&shown) {
        let last = (0..columns.len()).rev();
        match last
            .into_iter()
            .find(|&at| shown[at] && columns[at].dispensable)
        {
            Some(at) => shown[at] = false,
            None => break,
        }
    }
    share(columns, contents, &shown, room(&shown))
}

/// Gives each its least, and what is left to those that want more, by weight.
fn share(columns: &[Column], contents: &[u16], shown: &[bool], room: u16) -> Vec<Option<u16>> {
    let each = columns.iter().zip(contents).zip(shown);
    let mut widths: Vec<Option<u16>> = each
        .map(|((column, content), shown)| shown.then(|| column.least(*content).max(1)))
        .collect();
    let mut left = room.saturating_sub(widths.iter().flatten().sum());
    // One character at a time, to whoever has least for its weight: tables are small.
    while left > 0 {
        let hungry = columns.iter().enumerate().filter_map(|(at, column)| {
            let Policy::Shared { weight, .. } = column.policy else {
                return None;
            };
            let has = widths[at].filter(|has| *has < contents[at])?;
            Some((u32::from(has) * 1000 / u32::from(weight), at))
        });
        let Some((_, at)) = hungry.min() else {
            break;
        };
        widths[at] = widths[at].map(|has| has + 1);
        left -= 1;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 4] = [
        Column::fixed("id", 10),
        Column::shared("title", 2, 20),
        Column::shared("in", 1, 10).dispensable(),
        Column::fixed("type", 8).dispensable(),
    ];

    #[test]
    fn the_heaviest_gets_most_of_the_room() {
        let widths = widths(&COLUMNS, &[6, 200, 200, 20], 100);
        assert_eq!(widths, [Some(6), Some(49), Some(24), Some(8)]);
        assert_eq!(6 + 49 + 24 + 8 + 4 * FRAME + 1, 100);
    }

    #[test]
    fn what_a_column_does_not_need_goes_to_the_others() {
        let widths = widths(&COLUMNS, &[6, 30, 200, 0], 100);
        assert_eq!(widths, [Some(6), Some(30), Some(54), None]);
    }

    #[test]
    fn in_a_narrow_table_columns_are_left_out() {
        let contents = [6, 200, 200, 20];
        assert_eq!(
            widths(&COLUMNS, &contents, 50),
            [Some(6), Some(23), Some(11), None]
        );
        assert_eq!(
            widths(&COLUMNS, &contents, 40),
            [Some(6), Some(27), None, None]
        );
        assert_eq!(
            widths(&COLUMNS, &contents, 5),
            [Some(6), Some(20), None, None]
        );
    }
}
