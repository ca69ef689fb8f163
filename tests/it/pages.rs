//! An address as INPUT: whatever lies there is read as a file would be, and what does not come is told from what does not
//! exist.

use std::io::{Read, Write};

use tokio::runtime::Runtime;

use crate::command::{Desk, Run};
use crate::loopback::{Deed, Server, answer};

const BIBTEX: &str = "@article{boiko,\n  title = {Назва},\n  year = {2020}\n}\n";
const LIST: &str = "Бойко, О. І. (2020). Назва статті. Журнал, 2(3), 4–5.\n";

/// A web site on the loopback, and a desk beside it.
struct Site {
    desk: Desk,
    server: Server,
    _runtime: Runtime,
}

impl Site {
    fn start() -> Self {
        let runtime = Runtime::new().expect("a runtime can be started");
        Self {
            desk: Desk::without_network(),
            server: runtime.block_on(Server::http(deed)),
            _runtime: runtime,
        }
    }

    /// Reads these paths of the site, loopback addresses let in.
    fn read(&self, paths: &[&str]) -> Run {
        self.run(paths, &["--set", "allow_private=true"])
    }

    fn run(&self, paths: &[&str], options: &[&str]) -> Run {
        let urls: Vec<_> = paths.iter().map(|path| self.server.url(path)).collect();
        let mut args = vec!["parse", "--set", "timeout=1", "--set", "host_interval=0"];
        args.extend(options);
        args.extend(urls.iter().map(String::as_str));
        self.desk.posyl(&args)
    }

    /// Reads a path from which nothing comes, and checks the exit code and what is said.
    #[track_caller]
    fn check_lost(&self, path: &str, code: i32, said: &str) {
        self.check_told(self.read(&[path]), path, code, said);
    }

    #[track_caller]
    fn check_told(&self, run: Run, path: &str, code: i32, said: &str) {
        let told = run.complains(code);
        let expected = format!(
            "error: {}: cannot be fetched: {said}",
            self.server.url(path)
        );
        assert!(told.starts_with(&expected), "{told}");
    }
}

fn deed(head: &str) -> Deed {
    let path = head.split(' ').nth(1).unwrap_or_default();
    let typed = |kind: &str, body: &[u8]| answer(200, &[&format!("Content-Type: {kind}")], body);
    match path {
        "/refs.bib" => typed("application/x-bibtex", BIBTEX.as_bytes()),
        "/list.txt" => typed("text/plain; charset=utf-8", LIST.as_bytes()),
        "/article" => typed("text/html; charset=windows-1251", &article()),
        "/koi8" => typed(
            "text/plain; charset=\"KOI8-U\"",
            &encoded(encoding_rs::KOI8_U),
        ),
        "/lies" => typed("text/plain; charset=windows-1251", LIST.as_bytes()),
        "/moved" => answer(301, &["Location: /refs.bib"], ""),
        "/to-metadata" => answer(302, &["Location: http://169.254.169.254/latest"], ""),
        "/to-ftp" => answer(302, &["Location: ftp://a.ua/refs.bib"], ""),
        "/loop" => answer(302, &["Location: /loop"], ""),
        "/empty" => answer(200, &[], ""),
        "/image" => typed("image/png", b"\x89PNG\r\n\x1a\n\0\0"),
        "/endless" => {
            Deed::Flood(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>".repeat(99))
        }
        "/bomb" => answer(
            200,
            &["Content-Encoding: gzip", "Content-Type: text/plain"],
            bomb(),
        ),
        "/silent" => Deed::Hang,
        "/reset" => Deed::Reset,
        "/challenge" => answer(403, &["cf-mitigated: challenge"], ""),
        status => {
            let status = status.trim_start_matches('/').parse().unwrap_or(404);
            answer(status, &["Content-Type: text/html"], "<title>Ой</title>")
        }
    }
}

fn encoded(encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
    encoding.encode(LIST).0.into_owned()
}

/// The page of an article as OJS makes it, in an old encoding that only the server names.
fn article() -> Vec<u8> {
    let page = "<!doctype html><html><head><title>Стаття</title>\
        <meta name=\"citation_title\" content=\"Цифрова дипломатія\">\
        <meta name=\"citation_author\" content=\"Олена Бойко\">\
        <meta name=\"citation_date\" content=\"2020/05/01\">\
        <meta name=\"citation_journal_title\" content=\"Журнал\">\
        <meta name=\"citation_reference\" content=\"Коваль О. В. Дипломатія. Київ : Наука, 2001. 200 с.\">\
        </head><body><h1>Цифрова дипломатія</h1><p>Текст.</p></body></html>";
    encoding_rs::WINDOWS_1251.encode(page).0.into_owned()
}

/// 200 MB of spaces in a few hundred kilobytes of gzip (RFC 1952), as far as the header of its end.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file("x", zip::write::SimpleFileOptions::default())
        .expect("an archive takes a file");
    for _ in 0..200 {
        archive
            .write_all(&vec![b' '; 1 << 20])
            .expect("memory can be written");
    }
    let archive = archive.finish().expect("the archive can be ended");
    let mut archive = zip::ZipArchive::new(archive).expect("it is an archive");
    let mut gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec();
    let mut deflated = archive.by_index_raw(0).expect("it holds a file");
    deflated.read_to_end(&mut gzip).expect("it can be read");
    gzip
}

#[test]
fn whatever_lies_there_is_read_as_a_file_would_be() {
    let site = Site::start();
    let run = site.read(&["/list.txt", "/refs.bib"]);
    let place = format!("\"source\":\"{}\"", site.server.url("/list.txt"));
    let out = run.expect(0);
    assert!(
        out.contains(&place) && out.contains("\"id\":\"boiko\""),
        "{out}"
    );
    let out = site.read(&["/moved"]).expect(0);
    assert!(out.contains("\"id\":\"boiko\""), "{out}");
}

#[test]
fn the_page_of_an_article_gives_what_it_cites_or_the_article() {
    let site = Site::start();
    let out = site.read(&["/article"]).expect(0);
    assert!(out.contains("Коваль") && !out.contains("Цифрова"), "{out}");
    let out = site
        .run(&["/article"], &["--set", "allow_private=true", "--self"])
        .expect(0);
    assert!(
        out.contains("\"title\":\"Цифрова дипломатія\"") && !out.contains("Коваль"),
        "{out}"
    );
}

#[test]
fn the_name_of_a_source_is_the_address_that_it_has_come_from() {
    let site = Site::start();
    site.desk.put("again.bib", BIBTEX);
    let run = site.desk.posyl(&[
        "parse",
        "again.bib",
        &site.server.url("/moved"),
        "--set",
        "allow_private=true",
    ]);
    let said = format!("{}:1: warning[id-duplicate]", site.server.url("/refs.bib"));
    assert!(run.complains(0).contains(&said));
}

#[test]
fn the_server_tells_the_encoding_where_the_bytes_leave_it_open() {
    let site = Site::start();
    for path in ["/koi8", "/lies"] {
        let out = site.read(&[path]).expect(0);
        assert!(out.contains("Назва статті"), "{path}: {out}");
    }
    let run = site.run(
        &["/koi8"],
        &["--set", "allow_private=true", "--encoding", "cp1251"],
    );
    assert!(!run.expect(0).contains("Назва статті"));
}

#[test]
fn what_cannot_be_read_is_told_from_what_nobody_can_say() {
    let site = Site::start();
    site.check_lost("/404", 2, "404: not found");
    site.check_lost("/410", 2, "410: gone for good");
    site.check_lost("/loop", 2, "the redirects lead round");
    site.check_lost("/to-ftp", 2, "redirects to ftp://a.ua/refs.bib");
    site.check_lost("/401", 3, "401: asks for a log-in");
    site.check_lost("/429", 3, "429: too many requests");
    site.check_lost("/500", 3, "500: the server failed");
    site.check_lost(
        "/challenge",
        3,
        "a robot check of Cloudflare; save the page with a browser",
    );
    site.check_lost("/reset", 3, "connection reset");
    site.check_lost(
        "/silent",
        3,
        "no answer in time; the setting timeout=60 waits longer",
    );
}

#[test]
fn endless_and_swollen_documents_end_with_a_clear_error() {
    let site = Site::start();
    for path in ["/endless", "/bomb"] {
        let patient = ["--set", "allow_private=true", "--set", "timeout=60"];
        let run = site.run(&[path], &patient);
        site.check_told(run, path, 2, "longer than 64 MB");
    }
}

#[test]
fn private_addresses_are_refused_at_every_hop() {
    let site = Site::start();
    let told = site.run(&["/refs.bib"], &[]).complains(2);
    assert!(
        told.contains("the host has a private address (127.0.0.1)"),
        "{told}"
    );
    assert!(told.contains("allow_private=true"), "{told}");
    let through = format!("connect_to=library.test={}", site.server.address);
    let told = site.desk.posyl(&[
        "parse",
        "http://library.test/to-metadata",
        "--set",
        &through,
    ]);
    let told = told.complains(2);
    assert!(told.contains("private address (169.254.169.254)"), "{told}");
    assert_eq!(site.server.heads().len(), 1);
}

#[test]
fn nothing_is_fetched_offline() {
    let site = Site::start();
    let run = site.run(
        &["/refs.bib"],
        &["--offline", "--set", "allow_private=true"],
    );
    assert_eq!(run.stdout, "");
    assert!(
        run.complains(3)
            .contains("cannot be fetched: not asked: offline")
    );
    site.desk.put("here.bib", BIBTEX);
    for command in ["parse", "audit"] {
        let url = site.server.url("/refs.bib");
        let run = site
            .desk
            .posyl(&[command, "here.bib", &url, "--set", "offline=true"]);
        assert_eq!(run.expect(3).lines().count(), 1, "{command}");
    }
    assert!(site.server.heads().is_empty());
}

#[test]
fn the_report_of_an_audit_names_what_was_not_read() {
    let site = Site::start();
    site.desk.put("here.bib", BIBTEX);
    let args = [
        "audit",
        "here.bib",
        "https://a.ua/x",
        "none.bib",
        "--offline",
        "--report",
        "report.json",
    ];
    let _ = site.desk.posyl(&args).expect(2);
    let report: serde_json::Value =
        serde_json::from_str(&site.desk.text("report.json")).expect("JSON");
    let said = |at: usize| {
        let said = &report["diagnostics"][at];
        (said["code"].as_str(), said["message"].as_str())
    };
    let offline = "https://a.ua/x: cannot be fetched: not asked: offline";
    assert_eq!(said(0), (Some("input-unavailable"), Some(offline)));
    assert_eq!(
        said(1),
        (
            Some("input-unreadable"),
            Some("none.bib: there is no such file")
        )
    );
}

#[test]
fn what_is_no_document_of_ours_is_told() {
    let site = Site::start();
    for (path, said) in [
        ("/image", "error[input-unreadable]: "),
        ("/empty", "it is empty"),
    ] {
        let told = site.read(&[path]).complains(2);
        assert!(
            told.contains(&site.server.url(path)) && told.contains(said),
            "{told}"
        );
    }
    let told = site
        .desk
        .posyl(&["parse", "ftp://a.ua/refs.bib"])
        .complains(2);
    assert!(told.contains("http and https addresses only"), "{told}");
}

#[test]
fn every_command_reads_an_address() {
    let site = Site::start();
    let url = site.server.url("/refs.bib");
    for args in [
        &["check"] as &[&str],
        &["resolve"],
        &["export", "--to", "bibtex"],
    ] {
        let run = site
            .desk
            .posyl(&[args, &[url.as_str(), "--set", "allow_private=true"]].concat());
        assert!(run.stdout.contains("Назва"), "{args:?}: {}", run.stderr);
    }
}
