//! What came of asking: the three-valued heart of this module.
//!
//! Owns the reading of an answer as far as all services share it. Absence is never read here: only a service
//! knows the words with which it says that it has nothing.

use serde_json::Value;

use crate::model::{Asked, Outcome};
use crate::net::{Failure, Response};

/// What came of one question.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer<T> {
    /// The service has it.
    Found(T),
    /// The service says, in words that we know, that it has it not.
    Absent,
    /// No answer, or none that we can read; why.
    Unavailable(String),
    /// The question was not put; why.
    NotAsked(String),
}

impl<T> Answer<T> {
    /// The same answer about something else; absence and failures stay.
    pub(super) fn and_then<U>(self, read: impl FnOnce(T) -> Answer<U>) -> Answer<U> {
        match self {
            Self::Found(value) => read(value),
            Self::Absent => Answer::Absent,
            Self::Unavailable(why) => Answer::Unavailable(why),
            Self::NotAsked(why) => Answer::NotAsked(why),
        }
    }

    /// The failure, about something else.
    pub(super) fn without<U>(&self) -> Answer<U> {
        match self {
            Self::Found(_) | Self::Absent => Answer::Absent,
            Self::Unavailable(why) => Answer::Unavailable(why.clone()),
            Self::NotAsked(why) => Answer::NotAsked(why.clone()),
        }
    }

    /// The answer without what was found.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::Found(_) => Outcome::Found,
            Self::Absent => Outcome::Absent,
            Self::Unavailable(_) => Outcome::Unavailable,
            Self::NotAsked(_) => Outcome::NotAsked,
        }
    }

    /// The line for the record of what was asked.
    pub(super) fn asked(&self, service: &str, question: &str) -> Asked {
        let detail = match self {
            Self::Found(_) | Self::Absent => None,
            Self::Unavailable(why) | Self::NotAsked(why) => Some(why.clone()),
        };
        Asked {
            service: service.to_owned(),
            question: question.to_owned(),
            outcome: self.outcome(),
            detail,
        }
    }
}

/// The response, unless there is none or the server says that it is not to be believed: overload (429), refusal
/// (401, 403), failure (5xx), or a body that was cut.
pub(super) fn response(fetched: Result<Response, Failure>) -> Answer<Response> {
    match fetched {
        Err(Failure::NotAsked(why)) => Answer::NotAsked(why),
        Err(failure) => Answer::Unavailable(failure.to_string()),
        Ok(response) if response.truncated => {
            Answer::Unavailable("the answer is longer than we read".to_owned())
        }
        Ok(response) => match response.status {
            401 | 403 | 407 | 408 | 425 | 429 | 500.. => {
                Answer::Unavailable(format!("HTTP {}", response.status))
            }
            _ => Answer::Found(response),
        },
    }
}

/// The JSON of a response, whatever its status.
pub(super) fn json(response: &Response) -> Answer<Value> {
    match serde_json::from_slice(&response.body) {
        Ok(value) => Answer::Found(value),
        Err(_) => unreadable(response),
    }
}

/// An answer in a shape that we do not know: HTML where JSON was due, half a document, another API.
pub(super) fn unreadable<T>(response: &Response) -> Answer<T> {
    let what = match response.header("content-type") {
        Some(html) if html.contains("html") => "HTML instead of JSON",
        _ => "not in a shape that we know",
    };
    Answer::Unavailable(format!("HTTP {}, {what}", response.status))
}
