//! From a host name to the addresses that may be asked.
//!
//! Here, at connect time, stands the guard against private addresses: the connector is given only addresses that have
//! passed, so a name cannot change its mind between check and connection. Hosts that are IP literals
//! never get here; [`super::route`] looks at those.

use std::net::SocketAddr;
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::{ClientOptions, Failure, address, dns};

/// The resolver of one client.
#[derive(Debug)]
pub(super) struct Resolver {
    connect_to: ConnectTo,
    allow_private: bool,
    nameservers: Arc<[SocketAddr]>,
}

impl Resolver {
    pub(super) fn new(options: &ClientOptions) -> Self {
        Self {
            connect_to: ConnectTo::new(&options.connect_to),
            allow_private: options.allow_private,
            nameservers: options.nameservers.clone().into(),
        }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let target = self.connect_to.target(name.as_str());
        let nameservers = Arc::clone(&self.nameservers);
        let allow_private = self.allow_private;
        Box::pin(async move {
            let addresses = match target {
                Some(target) => vec![target],
                None => permitted(look_up(name.as_str(), &nameservers).await?, allow_private)?,
            };
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

/// Port 0 makes the connector take the port of the URL.
async fn look_up(name: &str, nameservers: &[SocketAddr]) -> Result<Vec<SocketAddr>, Failure> {
    match tokio::net::lookup_host((name, 0)).await {
        Ok(addresses) => Ok(addresses.collect()),
        Err(_) if dns::is_absent(nameservers, name).await => Err(Failure::NoSuchHost),
        Err(error) => Err(Failure::Lookup(error.to_string())),
    }
}

/// The addresses that may be asked, of all that a name has.
fn permitted(mut all: Vec<SocketAddr>, allow_private: bool) -> Result<Vec<SocketAddr>, Failure> {
    let Some(&first) = all.first() else {
        return Err(Failure::Lookup("the name has no address".to_owned()));
    };
    all.retain(|socket| allow_private || address::is_public(socket.ip()));
    if all.is_empty() {
        return Err(Failure::PrivateAddress(first.ip().to_string()));
    }
    Ok(all)
}

/// The hosts whose requests go elsewhere.
#[derive(Debug, Clone)]
pub(super) struct ConnectTo(Arc<[(String, SocketAddr)]>);

impl ConnectTo {
    pub(super) fn new(entries: &[(String, SocketAddr)]) -> Self {
        let lower = |(host, to): &(String, SocketAddr)| (host.to_lowercase(), *to);
        Self(entries.iter().map(lower).collect())
    }

    /// Where the requests for a host (in lower case) go, if not to its own address.
    pub(super) fn target(&self, host: &str) -> Option<SocketAddr> {
        self.0
            .iter()
            .find(|(pattern, _)| pattern == "*" || pattern == host)
            .map(|(_, to)| *to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sockets(addresses: &[&str]) -> Vec<SocketAddr> {
        addresses.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn private_addresses_are_left_out() {
        let mixed = sockets(&["10.0.0.1:0", "1.1.1.1:0", "[::1]:0"]);
        assert_eq!(permitted(mixed.clone(), false), Ok(sockets(&["1.1.1.1:0"])));
        assert_eq!(permitted(mixed.clone(), true), Ok(mixed));
        assert_eq!(
            permitted(sockets(&["[::ffff:10.0.0.1]:0"]), false),
            Err(Failure::PrivateAddress("::ffff:10.0.0.1".to_owned()))
        );
        assert!(matches!(
            permitted(Vec::new(), true),
            Err(Failure::Lookup(_))
        ));
    }

    #[test]
    fn the_first_fitting_entry_counts() {
        let to = sockets(&["127.0.0.1:1", "127.0.0.1:2"]);
        let entries = [("MFA.gov.ua".to_owned(), to[0]), ("*".to_owned(), to[1])];
        let connect_to = ConnectTo::new(&entries);
        assert_eq!(connect_to.target("mfa.gov.ua"), Some(to[0]));
        assert_eq!(connect_to.target("knu.ua"), Some(to[1]));
        assert_eq!(ConnectTo::new(&entries[..1]).target("knu.ua"), None);
    }
}
