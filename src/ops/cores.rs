//! Work on all cores, its results in order.
//!
//! Owns the threads and their bounds: however long the work is, only so many pieces of it are under way.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::Result;

/// How many pieces are under way for each core: enough that none waits for the slowest.
const PIECES: usize = 4;

/// Does each piece of the work on one of the cores, and gives the results to `each` on this thread in the order of the
/// work. The work is drawn on a thread of its own, and no faster than the results are taken.
///
/// # Errors
/// The first that `each` returns; the work that is left is not drawn.
pub(super) fn in_order<W: Send, R: Send, F: FnMut(W) -> R>(
    work: impl Iterator<Item = W> + Send,
    worker: impl Fn() -> F + Sync,
    each: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (permit, permits) = sync_channel(cores * PIECES);
    let (give, pieces) = channel();
    let pieces = Mutex::new(pieces);
    let (done, results) = channel();
    for _ in 0..cores * PIECES {
        permit.send(()).expect("the other end is in our hands");
    }
    thread::scope(|scope| {
        scope.spawn(|| draw(work, permits, give));
        for _ in 0..cores {
            let done = done.clone();
            scope.spawn(|| labour(&pieces, worker(), done));
        }
        drop(done);
        collect(results, permit, each)
    })
}

/// Draws a piece of the work for every permit.
fn draw<W>(work: impl Iterator<Item = W>, permits: Receiver<()>, give: Sender<(usize, W)>) {
    for piece in work.enumerate() {
        if permits.recv().is_err() || give.send(piece).is_err() {
            break;
        }
    }
}

fn labour<W, R>(
    pieces: &Mutex<Receiver<(usize, W)>>,
    mut work: impl FnMut(W) -> R,
    done: Sender<(usize, thread::Result<R>)>,
) {
    // Who holds the lock waits for a piece; the others wait for the lock.
    let next = || pieces.lock().unwrap_or_else(PoisonError::into_inner).recv();
    while let Ok((number, piece)) = next() {
        // A panic has to come through as well: whoever waits for this piece would wait for good.
        let result = catch_unwind(AssertUnwindSafe(|| work(piece)));
        let is_over = result.is_err();
        if done.send((number, result)).is_err() || is_over {
            break;
        }
    }
}

fn collect<R>(
    results: Receiver<(usize, thread::Result<R>)>,
    permit: SyncSender<()>,
    mut each: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, result) in results {
        early.insert(number, result.unwrap_or_else(|panic| resume_unwind(panic)));
        while let Some(result) = early.remove(&next) {
            each(result)?;
            next += 1;
            // An error means that all is drawn.
            let _ = permit.send(());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::{Error, ErrorKind};

    #[test]
    fn the_results_come_in_order() {
        let mut seen = Vec::new();
        let slow_first = |n: usize| {
            if n.is_multiple_of(7) {
                thread::yield_now();
            }
            n * 2
        };
        in_order(
            0..1000,
            || slow_first,
            |n| {
                seen.push(n);
                Ok(())
            },
        )
        .unwrap();
        assert!(seen.into_iter().eq((0..1000).map(|n| n * 2)));
    }

    #[test]
    #[should_panic(expected = "the tenth")]
    fn a_panic_comes_through() {
        let work = |n: usize| if n == 10 { panic!("the tenth") } else { n };
        let _ = in_order(0.., || work, |_| Ok(()));
    }

    #[test]
    fn a_failure_ends_the_work() {
        let drawn = AtomicUsize::new(0);
        let work = (0..).inspect(|_| {
            drawn.fetch_add(1, Ordering::Relaxed);
        });
        let failed = in_order(
            work,
            || |n: usize| n,
            |n| match n {
                10 => Err(Error::new(ErrorKind::Io, "nobody reads")),
                _ => Ok(()),
            },
        );
        assert_eq!(failed.unwrap_err().to_string(), "nobody reads");
        let cores = thread::available_parallelism().map_or(1, usize::from);
        assert!(drawn.into_inner() <= 11 + 1 + cores * PIECES);
    }
}
