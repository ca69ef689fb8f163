//! Formulas: whether a dollar sign begins one.

/// Tells dollar signs that begin a formula from those that are money.
#[derive(Debug, Default)]
pub(super) struct Dollars {
    /// Whether there is none further on, so that nobody looks for it again.
    is_last: bool,
}

impl Dollars {
    /// Whether the dollar sign that a text begins with begins a formula: another ends it, and what is between looks like one.
    pub(super) fn begins(&mut self, text: &str) -> bool {
        if self.is_last {
            return false;
        }
        match end(&text[1..]) {
            Some(end) => is_formula(&text[1..1 + end], &text[end + 2..]),
            None => {
                self.is_last = true;
                false
            }
        }
    }
}

/// The next dollar sign that is not escaped.
fn end(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let is_end = byte == b'$' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_end
    })
}

/// `$5 and $6` is money: it has nothing that only formulas have.
fn is_formula(inner: &str, after: &str) -> bool {
    let money = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_money = inner.contains(char::is_whitespace) || money(inner) && money(after);
    inner.contains(['\\', '^', '_', '{', '=', '<', '>']) || !is_money
}
