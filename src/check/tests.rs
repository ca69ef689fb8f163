//! Links against a table of answers; what was recorded of real services lies in `tests/data/links/recorded.json`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use super::*;
use crate::model::{Asked, Date, Kind, Outcome, Resolution, ResolutionVerdict, TextField};
use crate::net::{BoxFuture, CertificateFault, Failure, Request, Response};

mod archives;
mod dois;
mod many;
mod verdicts;

/// Answers by address; a request with browser headers may have an answer of its own under `browser:ADDRESS`.
#[derive(Default)]
struct Table {
    answers: HashMap<String, Result<Response, Failure>>,
    asked: Mutex<Vec<String>>,
}

impl Table {
    fn new<'a>(entries: impl IntoIterator<Item = (&'a str, Result<Response, Failure>)>) -> Self {
        let answers = entries
            .into_iter()
            .map(|(url, answer)| (url.to_owned(), answer))
            .collect();
        Self {
            answers,
            ..Self::default()
        }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Fetch for Table {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, Failure>> {
        let url = request.url.to_string();
        self.asked.lock().unwrap().push(url.clone());
        let own = (!request.headers.is_empty())
            .then(|| self.answers.get(&format!("browser:{url}")))
            .flatten();
        let answer = own.or_else(|| self.answers.get(&url)).cloned();
        Box::pin(async move {
            answer.unwrap_or_else(|| Err(Failure::NotAsked("not in the table".to_owned())))
        })
    }
}

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
    Response {
        status,
        headers: headers
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect(),
        body: body.as_bytes().to_vec(),
        truncated: false,
    }
}

fn status(status: u16) -> Result<Response, Failure> {
    Ok(response(status, &[], ""))
}

fn redirect(status: u16, to: &str) -> Result<Response, Failure> {
    Ok(response(status, &[("location", to)], ""))
}

fn html(title: &str, body: &str) -> Result<Response, Failure> {
    let page = format!("<!doctype html><title>{title}</title><body>{body}");
    Ok(response(
        200,
        &[("content-type", "text/html; charset=utf-8")],
        &page,
    ))
}

/// An exchange that was recorded of a real service.
fn recorded(name: &str) -> (String, Response) {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../../tests/data/links/recorded.json")).unwrap();
    let entry = all.iter().find(|entry| entry["name"] == name).unwrap();
    let headers: Vec<(&str, &str)> = entry["headers"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect();
    let status = u16::try_from(entry["status"].as_u64().unwrap()).unwrap();
    let url = entry["url"].as_str().unwrap().to_owned();
    (
        url,
        response(status, &headers, entry["body"].as_str().unwrap()),
    )
}

/// Settings without archive, for tests about verdicts.
fn plain() -> Options {
    Options {
        archive: false,
        ..Options::default()
    }
}
