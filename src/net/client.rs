//! The client: routes, waits its turn, sends, reads, tries again.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy as Redirects;
use tokio::sync::Semaphore;

use super::hosts::Hosts;
use super::resolver::Resolver;
use super::retry::{self, Policy, Step};
use super::route::{Route, Router};
use super::trust::Trust;
use super::{BoxFuture, ClientOptions, Failure, Fetch, Request, Response, failure};
use crate::{Error, ErrorKind, Result};

/// Sends requests politely and safely, one at a time or many.
///
/// It follows no redirect, keeps no cookie, sends no credentials, uses no proxy, and remembers what it learnt about hosts
/// as long as it lives: make one per run. It must be used within a tokio runtime.
#[derive(Debug)]
pub struct Client {
    http: reqwest::Client,
    router: Router,
    hosts: Hosts,
    slots: Semaphore,
    policy: Policy,
    total_timeout: Duration,
}

impl Client {
    /// Makes a client.
    ///
    /// A machine without a store of certificate authorities gets a client too: it asks plain http addresses, and every
    /// https request is a [`Failure::NotAsked`] that says so.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a CA file without a usable certificate or a user agent that cannot be a header;
    /// [`ErrorKind::Network`] where the HTTP layer cannot be set up.
    pub fn new(options: &ClientOptions) -> Result<Self> {
        let trust = Trust::load(options.ca_file.as_deref())?;
        let agent =
            reqwest::header::HeaderValue::from_str(&options.user_agent).map_err(|error| {
                Error::new(
                    ErrorKind::Usage,
                    "the user agent cannot be sent as a header",
                )
                .because(error)
            })?;
        let http = reqwest::Client::builder()
            .user_agent(agent)
            .tls_backend_preconfigured(trust.config)
            .dns_resolver(Arc::new(Resolver::new(options)))
            .redirect(Redirects::none())
            .no_proxy()
            .retry(reqwest::retry::never())
            .connect_timeout(options.connect_timeout)
            .timeout(options.total_timeout)
            .read_timeout(options.total_timeout)
            .pool_max_idle_per_host(options.per_host_concurrency)
            .build()
            .map_err(|error| {
                Error::new(ErrorKind::Network, "the network layer cannot be set up").because(error)
            })?;
        Ok(Self {
            http,
            router: Router::new(options, trust.has_authorities),
            hosts: Hosts::new(options.per_host_concurrency, options.per_host_interval),
            slots: Semaphore::new(options.concurrency.max(1)),
            policy: Policy {
                retries: options.retries,
                backoff: options.backoff,
            },
            total_timeout: options.total_timeout,
        })
    }

    async fn exchange(&self, request: Request) -> Result<Response, Failure> {
        let route = self.router.route(&request.url)?;
        let host = self.hosts.get(&route.host);
        let mut outcome = None;
        let mut attempt = 0;
        loop {
            let permit = match host.turn().await {
                Ok(permit) => permit,
                Err(closed) => return outcome.unwrap_or(Err(closed)),
            };
            let result = self.attempt(&request, &route).await;
            drop(permit);
            host.note(&result);
            match retry::decide(self.policy, attempt, &result, retry::chance()) {
                Step::Give => return result,
                Step::Again(pause) => tokio::time::sleep(pause).await,
            }
            outcome = Some(result);
            attempt += 1;
        }
    }

    /// Sends once. The slot is taken last, so that a queue before one host keeps no other host waiting.
    async fn attempt(&self, request: &Request, route: &Route) -> Result<Response, Failure> {
        let _slot = self.slots.acquire().await;
        let mut builder = self.http.get(route.url.clone());
        if request.patience > 1 {
            builder = builder.timeout(self.total_timeout * request.patience);
        }
        if let Some(host) = &route.host_header {
            builder = builder.header("host", host);
        }
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        let answer = builder.send().await.map_err(|error| failure::of(&error))?;
        read(answer, request.body_limit).await
    }
}

/// Reads the body up to the limit; what is not read is never decompressed either.
async fn read(mut answer: reqwest::Response, limit: usize) -> Result<Response, Failure> {
    let mut response = Response {
        status: answer.status().as_u16(),
        headers: headers(&answer),
        body: Vec::new(),
        truncated: false,
    };
    while let Some(chunk) = answer.chunk().await.map_err(|error| failure::of(&error))? {
        let room = limit - response.body.len();
        response.truncated = chunk.len() > room;
        response
            .body
            .extend_from_slice(&chunk[..chunk.len().min(room)]);
        if response.truncated {
            break;
        }
    }
    Ok(response)
}

/// The `http` crate keeps header names in lower case.
fn headers(answer: &reqwest::Response) -> Vec<(String, String)> {
    let text = |value: &reqwest::header::HeaderValue| {
        String::from_utf8_lossy(value.as_bytes()).into_owned()
    };
    answer
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), text(value)))
        .collect()
}

impl Fetch for Client {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, Failure>> {
        Box::pin(self.exchange(request))
    }
}
