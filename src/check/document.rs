//! An address as a source: all of what it answers with. It is judged as a link is, so that a wall or a silence is never
//! taken for a document.

use url::Url;

use super::classify::{Ending, Exchange, Judgement, classify};
use super::follow::{self, ENOUGH};
use crate::model::LinkVerdict;
use crate::net::{Fetch, Response};

/// What an address answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The address at the end of the redirects.
    pub url: Url,
    /// Its headers, its bytes.
    pub response: Response,
}

/// How many times the client's usual time a document may take as long as it keeps coming.
const PATIENCE: u32 = 6;

/// Asks an address for a document of at most `limit` bytes, over at most `redirects` redirects.
///
/// # Errors
/// The judgement on the address where it gives none: [`LinkVerdict::TooLarge`] for one that is longer, else as of a link.
pub async fn document(
    url: Url,
    fetch: &dyn Fetch,
    redirects: usize,
    limit: usize,
) -> Result<Document, Judgement> {
    let reach = follow::Reach {
        redirects,
        bytes: limit,
        patience: PATIENCE,
    };
    let exchange = follow::follow(url, fetch, reach).await;
    let judgement = classify(&head(&exchange), false);
    let arrived = matches!(
        judgement.verdict,
        LinkVerdict::Ok | LinkVerdict::Moved | LinkVerdict::Redirected
    );
    match exchange.ending {
        Ending::Answered { response, .. } if arrived && response.truncated => {
            let reason = format!("longer than {} MB", limit >> 20);
            Err(Judgement::new(LinkVerdict::TooLarge, reason))
        }
        Ending::Answered { url, response } if arrived => Ok(Document { url, response }),
        _ => Err(judgement),
    }
}

/// The exchange with no more of the page than a judgement needs: a document may be long.
fn head(exchange: &Exchange) -> Exchange {
    let ending = match &exchange.ending {
        Ending::Answered { url, response } => Ending::Answered {
            url: url.clone(),
            response: Response {
                status: response.status,
                headers: response.headers.clone(),
                body: response.body[..response.body.len().min(ENOUGH)].to_vec(),
                truncated: response.truncated,
            },
        },
        other => other.clone(),
    };
    Exchange {
        asked: exchange.asked.clone(),
        chain: exchange.chain.clone(),
        ending,
    }
}
