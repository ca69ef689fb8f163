//! Politeness: how many requests a host gets at once, how far apart, and when it gets none any more.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::retry::{self, LONGEST_REST};
use super::{Failure, Response};

/// After so many failures in a row a host is left alone for the rest of the run.
const PATIENCE: u32 = 3;

/// All hosts asked so far.
#[derive(Debug)]
pub(super) struct Hosts {
    per_host: usize,
    interval: Duration,
    known: Mutex<HashMap<String, Arc<Host>>>,
}

impl Hosts {
    pub(super) fn new(per_host: usize, interval: Duration) -> Self {
        Self {
            per_host: per_host.max(1),
            interval,
            known: Mutex::default(),
        }
    }

    pub(super) fn get(&self, name: &str) -> Arc<Host> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let host = known
            .entry(name.to_owned())
            .or_insert_with(|| Arc::new(Host::new(self.per_host, self.interval)));
        Arc::clone(host)
    }
}

/// The queue before one host.
#[derive(Debug)]
pub(super) struct Host {
    interval: Duration,
    slots: Arc<Semaphore>,
    calendar: Mutex<Calendar>,
}

impl Host {
    fn new(slots: usize, interval: Duration) -> Self {
        Self {
            interval,
            slots: Arc::new(Semaphore::new(slots)),
            calendar: Mutex::new(Calendar::new(Instant::now())),
        }
    }

    /// Waits until the host may be asked; the permit is to be held while it is being asked.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, Failure> {
        let slots = Arc::clone(&self.slots);
        let permit = slots.acquire_owned().await;
        let permit = permit.expect("the semaphore is never closed");
        let gap = self.interval.mul_f64(0.8 + 0.4 * retry::chance());
        let mut at = self.calendar(|calendar| calendar.reserve(Instant::now(), gap))?;
        while at > Instant::now() {
            tokio::time::sleep_until(at).await;
            // Meanwhile another answer may have asked for a longer rest, or the host may have been given up.
            at = self.calendar(|calendar| calendar.rest(Instant::now()))?;
        }
        Ok(permit)
    }

    /// Learns from an outcome.
    pub(super) fn note(&self, outcome: &Result<Response, Failure>) {
        let rest = retry::requested_rest(outcome);
        self.calendar(|calendar| calendar.note(Instant::now(), outcome, rest));
    }

    fn calendar<T>(&self, action: impl FnOnce(&mut Calendar) -> T) -> T {
        let mut calendar = self.calendar.lock().unwrap_or_else(PoisonError::into_inner);
        action(&mut calendar)
    }
}

/// When a host may be asked next.
#[derive(Debug)]
struct Calendar {
    next: Instant,
    rest_until: Instant,
    failures: u32,
}

impl Calendar {
    fn new(now: Instant) -> Self {
        Self {
            next: now,
            rest_until: now,
            failures: 0,
        }
    }

    /// Takes the next free time and keeps `gap` after it free.
    fn reserve(&mut self, now: Instant, gap: Duration) -> Result<Instant, Failure> {
        let at = self.rest(now)?.max(self.next).max(now);
        self.next = at + gap;
        Ok(at)
    }

    /// The end of the rest that the host asked for.
    fn rest(&self, now: Instant) -> Result<Instant, Failure> {
        let rest = self.rest_until.saturating_duration_since(now);
        if self.failures >= PATIENCE {
            let why = format!("the host failed {PATIENCE} times in a row");
            return Err(Failure::NotAsked(why));
        }
        if rest > LONGEST_REST {
            let why = format!("the host asks to be left alone for {} s", rest.as_secs());
            return Err(Failure::NotAsked(why));
        }
        Ok(self.rest_until)
    }

    /// A refused connection, an unknown name and a bad certificate are quick and certain: they close no host,
    /// so that each of its links gets the verdict that it deserves.
    fn note(&mut self, now: Instant, outcome: &Result<Response, Failure>, rest: Option<Duration>) {
        match outcome {
            Ok(_) => self.failures = 0,
            Err(Failure::Timeout | Failure::Reset | Failure::Unreachable | Failure::Lookup(_)) => {
                self.failures += 1
            }
            Err(_) => {}
        }
        if let Some(rest) = rest {
            self.rest_until = self
                .rest_until
                .max(now + rest.min(Duration::from_secs(86_400)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn ok() -> Result<Response, Failure> {
        Ok(Response {
            status: 200,
            headers: Vec::new(),
            body: Vec::new(),
            truncated: false,
        })
    }

    #[test]
    fn turns_lie_apart() {
        let now = Instant::now();
        let mut calendar = Calendar::new(now);
        assert_eq!(calendar.reserve(now, SECOND), Ok(now));
        assert_eq!(calendar.reserve(now, SECOND), Ok(now + SECOND));
        let later = now + 10 * SECOND;
        assert_eq!(calendar.reserve(later, SECOND), Ok(later));
    }

    #[test]
    fn a_rest_moves_all_turns() {
        let now = Instant::now();
        let mut calendar = Calendar::new(now);
        calendar.note(now, &ok(), Some(30 * SECOND));
        assert_eq!(calendar.reserve(now, SECOND), Ok(now + 30 * SECOND));
        assert_eq!(calendar.reserve(now, SECOND), Ok(now + 31 * SECOND));
        calendar.note(now, &ok(), Some(3600 * SECOND));
        assert!(matches!(
            calendar.reserve(now, SECOND),
            Err(Failure::NotAsked(_))
        ));
        assert!(calendar.reserve(now + 3599 * SECOND, SECOND).is_ok());
    }

    #[test]
    fn a_host_that_fails_three_times_is_left_alone() {
        let now = Instant::now();
        let mut calendar = Calendar::new(now);
        let outcomes = [
            Err(Failure::Timeout),
            Err(Failure::Reset),
            ok(),
            Err(Failure::Timeout),
        ];
        for outcome in outcomes {
            calendar.note(now, &outcome, None);
        }
        for _ in 0..9 {
            calendar.note(now, &Err(Failure::Refused), None);
        }
        calendar.note(now, &Err(Failure::Unreachable), None);
        assert!(calendar.reserve(now, SECOND).is_ok());
        calendar.note(now, &Err(Failure::Lookup(String::new())), None);
        assert!(matches!(
            calendar.reserve(now, SECOND),
            Err(Failure::NotAsked(_))
        ));
    }
}
