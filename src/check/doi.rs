//! DOIs, asked at the registry: a third of all valid ones look broken to whoever follows them to the publisher.

use serde_json::Value;
use url::Url;

use super::{Judgement, Options};
use crate::ident::Doi;
use crate::model::{Hop, LinkVerdict};
use crate::net::{Fetch, Request, Response};

/// The hosts of the DOI resolver.
const RESOLVERS: [&str; 3] = ["doi.org", "dx.doi.org", "www.doi.org"];

/// The DOI that an address of the resolver stands for.
pub(super) fn of_address(url: &Url) -> Option<Doi> {
    RESOLVERS.contains(&url.host_str()?).then_some(())?;
    Doi::parse(&format!("https://doi.org{}", url.path()))
}

/// Asks the registry whether a DOI exists.
pub(super) async fn ask(doi: &Doi, fetch: &dyn Fetch, options: &Options) -> (Judgement, Vec<Hop>) {
    let base = options.doi_base.as_str().trim_end_matches('/');
    let address = format!("{base}/api/handles/{}?type=URL", doi.encoded());
    let Ok(url) = Url::parse(&address) else {
        let judgement = Judgement::new(LinkVerdict::Unsupported, "the DOI makes no address");
        return (judgement, Vec::new());
    };
    match fetch.fetch(Request::get(url)).await {
        Ok(response) => {
            let hop = Hop {
                url: address,
                status: response.status,
            };
            (judge(&response), vec![hop])
        }
        Err(failure) => {
            let reason = format!("the registry was not reached: {failure}");
            (Judgement::new(LinkVerdict::Unchecked, reason), Vec::new())
        }
    }
}

/// What is said of a DOI that the registry knows, or does not.
pub(super) fn registered(known: bool) -> Judgement {
    match known {
        true => Judgement::new(LinkVerdict::Ok, "registered"),
        false => Judgement::new(LinkVerdict::Gone, "the DOI is not registered"),
    }
}

/// Reads the answer of a Handle proxy. Only its own response codes count, never the HTTP status alone: an
/// overloaded proxy or a captive portal must not bury a DOI.
///
/// Codes: <https://www.handle.net/proxy_servlet.html>.
fn judge(response: &Response) -> Judgement {
    let body: Option<Value> = serde_json::from_slice(&response.body).ok();
    match body.and_then(|body| body.get("responseCode")?.as_u64()) {
        Some(1) => registered(true),
        Some(200) => Judgement::new(LinkVerdict::Ok, "registered, without an address"),
        Some(100) => registered(false),
        Some(code) => {
            let reason = format!("the registry could not tell (response code {code})");
            Judgement::new(LinkVerdict::Unchecked, reason)
        }
        None => {
            let reason = format!("the registry gave no answer (status {})", response.status);
            Judgement::new(LinkVerdict::Unchecked, reason)
        }
    }
}
