//! Questions about several works at once.

use std::collections::VecDeque;
use std::time::Duration;

use crate::net::{Request, Response};
use crate::resolve::answer::Answer;
use crate::resolve::inquiry::Inquiry;

/// How a service takes questions about several works.
pub(super) struct Batches {
    /// So many at most in one request.
    pub(super) size: usize,
    /// The time between two requests.
    pub(super) pause: Duration,
}

impl Batches {
    /// Asks about works in batches, and singly where a service will not have a batch.
    pub(super) async fn ask<T, P, A: Clone>(
        &self,
        inquiry: &Inquiry<'_>,
        ids: &[T],
        request: impl Fn(&[T]) -> Request,
        read: impl Fn(&Response) -> Answer<P>,
        pick: impl Fn(&P, &T) -> Answer<A>,
    ) -> Vec<Answer<A>> {
        let mut answers = Vec::new();
        let mut batches: VecDeque<&[T]> = ids.chunks(self.size).collect();
        let mut is_first = true;
        while let Some(batch) = batches.pop_front() {
            if !std::mem::take(&mut is_first) && !self.pause.is_zero() {
                tokio::time::sleep(self.pause).await;
            }
            let response = inquiry.ask(request(batch)).await;
            let refused = matches!(&response, Answer::Found(response) if response.status == 400);
            if refused && batch.len() > 1 {
                batch
                    .chunks(1)
                    .rev()
                    .for_each(|one| batches.push_front(one));
                continue;
            }
            match response.and_then(|response| read(&response)) {
                Answer::Found(parsed) => answers.extend(batch.iter().map(|id| pick(&parsed, id))),
                failed => answers.extend(batch.iter().map(|_| failed.without())),
            }
        }
        answers
    }
}
