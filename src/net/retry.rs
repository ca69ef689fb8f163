//! Whether and when to ask again. Decides only; sleeps nowhere.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use jiff::fmt::rfc2822;

use super::{Failure, Response};

/// The longest time that we wait because a host asks us to.
pub(super) const LONGEST_REST: Duration = Duration::from_secs(60);

/// The longest pause of our own making.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// How often and how patiently to repeat.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    pub(super) retries: u32,
    pub(super) backoff: Duration,
}

/// What to do with an outcome.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Give it to whoever asked.
    Give,
    /// Ask again after this time.
    Again(Duration),
}

/// Decides over the outcome of attempt number `attempt` (from 0); `chance`, 0 to 1, varies the pause by half.
///
/// Only what may pass by itself is repeated. A time-out is repeated once: a silent host must not cost a minute.
pub(super) fn decide(
    policy: Policy,
    attempt: u32,
    outcome: &Result<Response, Failure>,
    chance: f64,
) -> Step {
    let limit = match outcome {
        Err(Failure::Reset) => policy.retries,
        Err(Failure::Timeout) => policy.retries.min(1),
        Ok(response) if matches!(response.status, 429 | 502 | 503 | 504) => policy.retries,
        _ => 0,
    };
    match requested_rest(outcome) {
        _ if attempt >= limit => Step::Give,
        Some(rest) if rest > LONGEST_REST => Step::Give,
        Some(rest) => Step::Again(rest),
        None => Step::Again(pause(policy.backoff, attempt, chance)),
    }
}

fn pause(first: Duration, attempt: u32, chance: f64) -> Duration {
    let doubled = first.saturating_mul(1 << attempt.min(16));
    doubled.min(LONGEST_PAUSE).mul_f64(0.5 + chance)
}

/// How long the host asks to be left alone: `Retry-After` (RFC 9110, 10.2.3) of a 429 or 503.
pub(super) fn requested_rest(outcome: &Result<Response, Failure>) -> Option<Duration> {
    let response = outcome.as_ref().ok()?;
    if !matches!(response.status, 429 | 503) {
        return None;
    }
    let value = response.header("retry-after")?.trim();
    match value.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => until(value, response.header("date")?),
    }
}

/// The time between two HTTP dates, both by the server's clock; ours may be wrong.
fn until(then: &str, now: &str) -> Option<Duration> {
    let then = rfc2822::parse(then).ok()?.timestamp();
    let now = rfc2822::parse(now.trim()).ok()?.timestamp();
    Some(Duration::try_from(then.duration_since(now)).unwrap_or(Duration::ZERO))
}

/// Bits good enough to spread requests in time; not for secrets.
pub(super) fn random_bits() -> u64 {
    RandomState::new().hash_one(0)
}

/// A number from 0 to 1.
pub(super) fn chance() -> f64 {
    random_bits() as f64 / u64::MAX as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: Policy = Policy {
        retries: 2,
        backoff: Duration::from_secs(1),
    };

    fn answer(status: u16, headers: &[(&str, &str)]) -> Result<Response, Failure> {
        Ok(Response {
            status,
            headers: headers
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect(),
            body: Vec::new(),
            truncated: false,
        })
    }

    #[track_caller]
    fn check(attempt: u32, outcome: Result<Response, Failure>, expected: Step) {
        assert_eq!(
            decide(POLICY, attempt, &outcome, 0.5),
            expected,
            "{outcome:?}"
        );
    }

    #[test]
    fn only_what_may_pass_is_repeated() {
        for status in [200, 301, 400, 401, 403, 404, 408, 410, 451, 500, 501, 999] {
            check(0, answer(status, &[]), Step::Give);
        }
        for failure in [
            Failure::NoSuchHost,
            Failure::Lookup(String::new()),
            Failure::Refused,
            Failure::Unreachable,
            Failure::PrivateAddress(String::new()),
            Failure::NotAsked(String::new()),
        ] {
            check(0, Err(failure), Step::Give);
        }
    }

    #[test]
    fn pauses_double_and_end() {
        for status in [429, 502, 503, 504] {
            check(0, answer(status, &[]), Step::Again(Duration::from_secs(1)));
            check(1, answer(status, &[]), Step::Again(Duration::from_secs(2)));
            check(2, answer(status, &[]), Step::Give);
        }
        check(1, Err(Failure::Reset), Step::Again(Duration::from_secs(2)));
        check(2, Err(Failure::Reset), Step::Give);
        check(
            0,
            Err(Failure::Timeout),
            Step::Again(Duration::from_secs(1)),
        );
        check(1, Err(Failure::Timeout), Step::Give);
    }

    #[test]
    fn pauses_vary_by_half_and_stay_short() {
        assert_eq!(pause(POLICY.backoff, 0, 0.0), Duration::from_millis(500));
        assert_eq!(pause(POLICY.backoff, 0, 1.0), Duration::from_millis(1500));
        assert_eq!(pause(POLICY.backoff, 40, 0.5), LONGEST_PAUSE);
        assert_eq!(pause(Duration::ZERO, 3, 1.0), Duration::ZERO);
    }

    #[test]
    fn retry_after_is_honoured_up_to_a_minute() {
        let seconds = |value| answer(429, &[("retry-after", value)]);
        check(0, seconds("7"), Step::Again(Duration::from_secs(7)));
        check(0, seconds("60"), Step::Again(Duration::from_secs(60)));
        check(0, seconds("61"), Step::Give);
        check(2, seconds("7"), Step::Give);
        check(0, seconds("soon"), Step::Again(Duration::from_secs(1)));
        check(
            0,
            answer(502, &[("retry-after", "7")]),
            Step::Again(Duration::from_secs(1)),
        );
    }

    #[test]
    fn retry_after_may_be_a_date() {
        let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
        let after = |value| answer(503, &[("retry-after", value), date]);
        let half_a_minute = Step::Again(Duration::from_secs(30));
        check(0, after("Sun, 06 Nov 1994 08:50:07 GMT"), half_a_minute);
        check(0, after("Sun, 06 Nov 1994 09:50:07 GMT"), Step::Give);
        check(
            0,
            after("Sun, 06 Nov 1994 08:00:00 GMT"),
            Step::Again(Duration::ZERO),
        );
        let undated = answer(503, &[("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")]);
        check(0, undated, Step::Again(Duration::from_secs(1)));
    }

    #[test]
    fn chance_lies_between_0_and_1() {
        let chances: Vec<f64> = (0..100).map(|_| chance()).collect();
        assert!(chances.iter().all(|chance| (0.0..=1.0).contains(chance)));
        assert!(chances.iter().any(|&chance| chance != chances[0]));
    }
}
