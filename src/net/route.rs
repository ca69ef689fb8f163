//! From a request's address to what is put on the wire: what may not be asked, and where `connect_to` sends it.

use url::{Host, Url};

use super::resolver::ConnectTo;
use super::{ClientOptions, Failure, address};

/// The rules that hold before any connection is made.
#[derive(Debug)]
pub(super) struct Router {
    connect_to: ConnectTo,
    allow_private: bool,
    offline: bool,
    has_authorities: bool,
}

/// An address ready to be asked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Route {
    /// What the HTTP layer is given.
    pub(super) url: Url,
    /// The `Host` header, where it is not the one of `url`.
    pub(super) host_header: Option<String>,
    /// The host that the request is meant for: politeness counts by it.
    pub(super) host: String,
}

impl Router {
    pub(super) fn new(options: &ClientOptions, has_authorities: bool) -> Self {
        Self {
            connect_to: ConnectTo::new(&options.connect_to),
            allow_private: options.allow_private,
            offline: options.offline,
            has_authorities,
        }
    }

    pub(super) fn route(&self, url: &Url) -> Result<Route, Failure> {
        self.permit(url)?;
        let mut url = url.clone();
        // Credentials written into an address are never sent: they would be a stranger's.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        let host = url.host_str().unwrap_or_default().to_owned();
        let plain = Route {
            host: host.clone(),
            host_header: None,
            url,
        };
        match self.connect_to.target(&host) {
            Some(target) => redirected(plain, target),
            None => Ok(plain),
        }
    }

    fn permit(&self, url: &Url) -> Result<(), Failure> {
        let not_asked = |why: &str| Err(Failure::NotAsked(why.to_owned()));
        if self.offline {
            return not_asked("offline");
        }
        if !matches!(url.scheme(), "http" | "https") {
            return not_asked("not an http address");
        }
        if url.scheme() == "https" && !self.has_authorities {
            return not_asked(
                "this machine has no store of trusted certificates; name a file of them",
            );
        }
        match literal(url) {
            Some(ip) if !self.allow_private && !address::is_public(ip) => {
                Err(Failure::PrivateAddress(ip.to_string()))
            }
            _ => Ok(()),
        }
    }
}

fn literal(url: &Url) -> Option<std::net::IpAddr> {
    match url.host()? {
        Host::Ipv4(v4) => Some(v4.into()),
        Host::Ipv6(v6) => Some(v6.into()),
        Host::Domain(_) => None,
    }
}

/// Makes the connector go to `target`.
///
/// For a name the resolver does that, but the connector lets a port in the URL win over the resolver's, so the port
/// moves into the `Host` header. For an IP literal no resolver is asked, so the address itself is replaced.
fn redirected(mut route: Route, target: std::net::SocketAddr) -> Result<Route, Failure> {
    if let Some(port) = route.url.port() {
        route.host_header = Some(format!("{}:{port}", route.host));
        let _ = route.url.set_port(None);
    }
    if literal(&route.url).is_some() {
        if route.url.scheme() == "https" {
            let why = "connect-to does not serve https addresses without a host name";
            return Err(Failure::NotAsked(why.to_owned()));
        }
        route.host_header.get_or_insert(route.host.clone());
        let _ = route.url.set_ip_host(target.ip());
        let _ = route.url.set_port(Some(target.port()));
    }
    Ok(route)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn router(options: &ClientOptions) -> Router {
        Router::new(options, true)
    }

    #[track_caller]
    fn check_refused(options: &ClientOptions, url: &str, expected: &Failure) {
        let failure = router(options)
            .route(&Url::parse(url).unwrap())
            .unwrap_err();
        assert_eq!(&failure, expected, "{url}");
    }

    #[test]
    fn private_literals_are_refused_in_every_spelling() {
        let loopback = Failure::PrivateAddress("127.0.0.1".to_owned());
        for url in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0177.0.0.1/",
        ] {
            check_refused(&ClientOptions::default(), url, &loopback);
        }
        check_refused(
            &ClientOptions::default(),
            "http://[::ffff:169.254.169.254]/latest",
            &Failure::PrivateAddress("::ffff:169.254.169.254".to_owned()),
        );
    }

    #[test]
    fn connect_to_does_not_open_private_literals() {
        let options = ClientOptions {
            connect_to: vec![("*".to_owned(), "127.0.0.1:9".parse().unwrap())],
            ..ClientOptions::default()
        };
        let metadata = Failure::PrivateAddress("169.254.169.254".to_owned());
        check_refused(
            &options,
            "http://169.254.169.254/latest/meta-data",
            &metadata,
        );
    }

    #[test]
    fn connect_to_keeps_the_host_header() {
        let options = ClientOptions {
            connect_to: vec![("*".to_owned(), "127.0.0.1:9".parse().unwrap())],
            ..ClientOptions::default()
        };
        let check = |from: &str, to: &str, header: Option<&str>| {
            let route = router(&options).route(&Url::parse(from).unwrap()).unwrap();
            assert_eq!(
                (route.url.as_str(), route.host_header.as_deref()),
                (to, header)
            );
        };
        check("https://mfa.gov.ua/a?b", "https://mfa.gov.ua/a?b", None);
        check(
            "https://knu.ua:8443/",
            "https://knu.ua/",
            Some("knu.ua:8443"),
        );
        check("http://1.1.1.1/x", "http://127.0.0.1:9/x", Some("1.1.1.1"));
        check(
            "http://1.1.1.1:81/x",
            "http://127.0.0.1:9/x",
            Some("1.1.1.1:81"),
        );
    }

    #[test]
    fn what_cannot_be_asked_is_said() {
        let offline = ClientOptions {
            offline: true,
            ..ClientOptions::default()
        };
        check_refused(
            &offline,
            "https://knu.ua/",
            &Failure::NotAsked("offline".to_owned()),
        );
        let no_authorities = Router::new(&ClientOptions::default(), false);
        let https = no_authorities.route(&Url::parse("https://knu.ua/").unwrap());
        assert!(matches!(https, Err(Failure::NotAsked(_))));
        assert!(
            no_authorities
                .route(&Url::parse("http://knu.ua/").unwrap())
                .is_ok()
        );
    }

    #[test]
    fn credentials_are_taken_off() {
        let url = Url::parse("https://user:secret@knu.ua/x").unwrap();
        let route = router(&ClientOptions::default()).route(&url).unwrap();
        assert_eq!(route.url.as_str(), "https://knu.ua/x");
    }
}
