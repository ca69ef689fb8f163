//! A small reproducible generator of random numbers (SplitMix64, Steele, Lea & Flood 2014).

#[derive(Debug, Clone)]
pub(super) struct Random {
    state: u64,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not zero.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// A number in `from..=to`.
    pub(super) fn between(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// True in `percent` of a hundred cases.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list; `None` when it is empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        if list.is_empty() {
            None
        } else {
            Some(&list[self.below(list.len())])
        }
    }

    /// One of a list of texts that is not empty.
    pub(super) fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// One of a list by its weights, of which one at least is not zero.
    pub(super) fn weighted<'a, T>(&mut self, list: &'a [T], weight: impl Fn(&T) -> usize) -> &'a T {
        let mut left = self.below(list.iter().map(&weight).sum());
        let found = list.iter().find(|one| {
            let here = left < weight(one);
            left = left.saturating_sub(weight(one));
            here
        });
        found.unwrap_or(&list[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_kept() {
        let (mut random, list) = (Random::new(1), [(0, 'a'), (3, 'b'), (1, 'c')]);
        let mut drawn = |_| random.weighted(&list, |(weight, _)| *weight).1;
        let drawn: String = (0..400).map(&mut drawn).collect();
        assert!(!drawn.contains('a'));
        assert!((250..350).contains(&drawn.matches('b').count()));
    }
}
