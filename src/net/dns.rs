//! One question to a name server: does this name exist at all?
//!
//! Owns the few bytes of RFC 1035 that are needed to see a response code. Resolves nothing: addresses come from
//! the system's resolver, and this is asked only after that has failed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::net::UdpSocket;

/// How long a name server may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// The response code of a name that exists.
const NOERROR: u8 = 0;

/// The response code "name error": the name does not exist.
const NXDOMAIN: u8 = 3;

/// The name servers in `/etc/resolv.conf`; none on a system without that file.
pub fn system_nameservers() -> Vec<SocketAddr> {
    std::fs::read_to_string("/etc/resolv.conf")
        .map(|text| nameservers(&text))
        .unwrap_or_default()
}

fn nameservers(text: &str) -> Vec<SocketAddr> {
    text.lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            (words.next()? == "nameserver").then_some(())?;
            let address: IpAddr = words.next()?.parse().ok()?;
            Some(SocketAddr::new(address, 53))
        })
        .collect()
}

/// Whether one of the servers says that the name does not exist. Silence and any other answer mean no.
///
/// A server that is cut off from the root, or a guard that refuses every name, denies `ua` as readily as a host
/// under it: the word of a server counts only where it knows the top-level domain.
pub(super) async fn is_absent(servers: &[SocketAddr], name: &str) -> bool {
    for &server in servers {
        if let Some(code) = ask(server, name).await {
            return code == NXDOMAIN && knows_top_domain(server, name).await;
        }
    }
    false
}

async fn knows_top_domain(server: SocketAddr, name: &str) -> bool {
    match name.trim_end_matches('.').rsplit_once('.') {
        Some((_, top)) => ask(server, top).await == Some(NOERROR),
        None => false,
    }
}

async fn ask(server: SocketAddr, name: &str) -> Option<u8> {
    tokio::time::timeout(PATIENCE, response_code(server, name))
        .await
        .ok()
        .flatten()
}

async fn response_code(server: SocketAddr, name: &str) -> Option<u8> {
    let id = super::retry::random_bits() as u16;
    let query = encode(id, name)?;
    let local: IpAddr = match server {
        SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
        SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
    };
    let socket = UdpSocket::bind((local, 0)).await.ok()?;
    socket.connect(server).await.ok()?;
    socket.send(&query).await.ok()?;
    let mut answer = [0; 1500];
    loop {
        let length = socket.recv(&mut answer).await.ok()?;
        if let Some(code) = decode(id, &answer[..length]) {
            return Some(code);
        }
    }
}

/// A recursive question for the IPv4 address of a name; `None` for what cannot be a name.
fn encode(id: u16, name: &str) -> Option<Vec<u8>> {
    let mut query = Vec::with_capacity(name.len() + 18);
    query.extend(id.to_be_bytes());
    query.extend([1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    for label in name.trim_end_matches('.').split('.') {
        let length = u8::try_from(label.len()).ok()?;
        (1..=63).contains(&length).then_some(())?;
        query.push(length);
        query.extend(label.as_bytes());
    }
    query.extend([0, 0, 1, 0, 1]);
    (query.len() <= 12 + 255 + 4).then_some(query)
}

/// The response code of an answer to the question `id`.
fn decode(id: u16, answer: &[u8]) -> Option<u8> {
    let (header, _) = answer.split_first_chunk::<12>()?;
    let is_ours = header[..2] == id.to_be_bytes() && header[2] & 0x80 != 0;
    is_ours.then_some(header[3] & 0x0f)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name server on the loopback that answers with one response code, and with another for top-level domains.
    async fn server(code: u8, top_code: u8) -> SocketAddr {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        tokio::spawn(async move {
            let mut packet = [0; 512];
            while let Ok((length, from)) = socket.recv_from(&mut packet).await {
                let first_label = usize::from(packet[12]);
                let is_top = packet[13 + first_label] == 0;
                packet[2] |= 0x80;
                packet[3] = 0x80 | if is_top { top_code } else { code };
                socket.send_to(&packet[..length], from).await.unwrap();
            }
        });
        address
    }

    #[tokio::test]
    async fn only_a_name_error_means_absent() {
        for (code, absent) in [(0, false), (2, false), (3, true), (5, false)] {
            let servers = [server(code, NOERROR).await];
            assert_eq!(
                is_absent(&servers, "mfa.gov.ua").await,
                absent,
                "code {code}"
            );
        }
        assert!(!is_absent(&[], "mfa.gov.ua").await);
    }

    #[tokio::test]
    async fn a_server_that_denies_every_name_is_not_believed() {
        for top_code in [2, NXDOMAIN, 5] {
            let servers = [server(NXDOMAIN, top_code).await];
            assert!(!is_absent(&servers, "mfa.gov.ua").await, "code {top_code}");
        }
    }

    #[test]
    fn a_question_has_the_form_of_rfc_1035() {
        let query = encode(0x1234, "mfa.gov.ua.").unwrap();
        assert_eq!(
            query,
            b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x03mfa\x03gov\x02ua\0\0\x01\0\x01"
        );
        assert_eq!(encode(1, "a..b"), None);
        assert_eq!(encode(1, &"x".repeat(64)), None);
    }

    #[test]
    fn answers_to_other_questions_are_passed_over() {
        let answer = |id: u16, flags: u8| {
            let mut bytes = id.to_be_bytes().to_vec();
            bytes.extend([flags, 0x83, 0, 1, 0, 0, 0, 0, 0, 0]);
            bytes
        };
        assert_eq!(decode(7, &answer(7, 0x81)), Some(NXDOMAIN));
        assert_eq!(decode(7, &answer(8, 0x81)), None);
        assert_eq!(decode(7, &answer(7, 0x01)), None);
        assert_eq!(decode(7, b"short"), None);
    }

    #[test]
    fn resolv_conf_is_read() {
        let text =
            "# made by hand\nsearch knu.ua\nnameserver 192.0.2.53\nnameserver ::1\nnameserver x\n";
        let expected: [SocketAddr; 2] = [
            "192.0.2.53:53".parse().unwrap(),
            "[::1]:53".parse().unwrap(),
        ];
        assert_eq!(nameservers(text), expected);
    }
}
