//! Every verdict, by a table of cases.

use super::*;

const LINK: &str = "https://mfa.gov.ua/storage/app/strategy.pdf";

type Answers<'a> = Vec<(&'a str, Result<Response, Failure>)>;

/// What a link at `LINK` gets for some answers.
async fn check(entries: Answers<'_>) -> LinkReport {
    let table = Table::new(entries);
    link(LINK, &Context::default(), &table, &plain()).await
}

#[tokio::test]
async fn a_single_answer_gets_its_verdict() {
    use LinkVerdict as V;
    let failure = |failure: Failure| Err::<Response, _>(failure);
    let text = |text: &str| text.to_owned();
    let cases: Vec<(&str, Result<Response, Failure>, V)> = vec![
        ("200", status(200), V::Ok),
        ("206", status(206), V::Ok),
        ("404", status(404), V::Gone),
        ("410", status(410), V::Gone),
        ("400", status(400), V::Blocked),
        ("401", status(401), V::Blocked),
        ("402", status(402), V::Blocked),
        ("403", status(403), V::Blocked),
        ("405", status(405), V::Blocked),
        ("407", status(407), V::Blocked),
        ("408", status(408), V::Timeout),
        ("418", status(418), V::Blocked),
        ("429", status(429), V::Blocked),
        ("451", status(451), V::Blocked),
        ("999", status(999), V::Blocked),
        ("302 without address", status(302), V::ServerError),
        ("500", status(500), V::ServerError),
        ("503", status(503), V::ServerError),
        ("no such name", failure(Failure::NoSuchHost), V::Dns),
        (
            "look-up failed",
            failure(Failure::Lookup(text("try again"))),
            V::Unchecked,
        ),
        (
            "expired",
            failure(Failure::Certificate(CertificateFault::Expired)),
            V::Tls,
        ),
        (
            "handshake failed",
            failure(Failure::Tls(text("alert"))),
            V::Tls,
        ),
        ("refused", failure(Failure::Refused), V::Refused),
        ("no route", failure(Failure::Unreachable), V::Unchecked),
        ("reset", failure(Failure::Reset), V::Reset),
        ("time-out", failure(Failure::Timeout), V::Timeout),
        (
            "not HTTP",
            failure(Failure::Protocol(text("x"))),
            V::ServerError,
        ),
        (
            "private",
            failure(Failure::PrivateAddress(text("10.0.0.1"))),
            V::Skipped,
        ),
        (
            "not asked",
            failure(Failure::NotAsked(text("offline"))),
            V::Unchecked,
        ),
    ];
    for (name, answer, expected) in cases {
        let report = check(vec![(LINK, answer)]).await;
        assert_eq!(report.verdict, expected, "{name}: {report:?}");
        assert_eq!(report.url, LINK);
        assert_eq!(
            report.reason.is_none(),
            expected == V::Ok,
            "{name}: {report:?}"
        );
    }
}

#[tokio::test]
async fn a_chain_of_redirects_gets_its_verdict() {
    use LinkVerdict as V;
    let (a, b) = ("https://mfa.gov.ua/a/1", "https://www.mfa.gov.ua/b/2");
    let cases: Vec<(&str, Answers<'_>, V, usize)> = vec![
        (
            "301",
            vec![(LINK, redirect(301, a)), (a, status(200))],
            V::Moved,
            2,
        ),
        (
            "308",
            vec![(LINK, redirect(308, "/a/1")), (a, status(200))],
            V::Moved,
            2,
        ),
        (
            "302",
            vec![(LINK, redirect(302, a)), (a, status(200))],
            V::Redirected,
            2,
        ),
        (
            "303",
            vec![(LINK, redirect(303, a)), (a, status(200))],
            V::Redirected,
            2,
        ),
        (
            "307",
            vec![(LINK, redirect(307, a)), (a, status(200))],
            V::Redirected,
            2,
        ),
        (
            "301, 308",
            vec![
                (LINK, redirect(301, a)),
                (a, redirect(308, b)),
                (b, status(200)),
            ],
            V::Moved,
            3,
        ),
        (
            "301, 302",
            vec![
                (LINK, redirect(301, a)),
                (a, redirect(302, "//www.mfa.gov.ua/b/2")),
                (b, status(200)),
            ],
            V::Redirected,
            3,
        ),
        (
            "301 to 404",
            vec![(LINK, redirect(301, a)), (a, status(404))],
            V::Gone,
            2,
        ),
        (
            "301 to 403",
            vec![(LINK, redirect(301, a)), (a, status(403))],
            V::Blocked,
            3,
        ),
        (
            "301 to nobody",
            vec![(LINK, redirect(301, a)), (a, Err(Failure::NoSuchHost))],
            V::Dns,
            1,
        ),
        (
            "301 to private",
            vec![
                (LINK, redirect(301, a)),
                (a, Err(Failure::PrivateAddress(String::new()))),
            ],
            V::Skipped,
            1,
        ),
        (
            "to itself",
            vec![(LINK, redirect(302, LINK))],
            V::RedirectLoop,
            1,
        ),
        (
            "round",
            vec![
                (LINK, redirect(301, a)),
                (a, redirect(301, "/storage/app/strategy.pdf#x")),
            ],
            V::RedirectLoop,
            2,
        ),
        (
            "to an app",
            vec![(LINK, redirect(302, "intent://open"))],
            V::Unsupported,
            1,
        ),
        (
            "to nonsense",
            vec![(LINK, redirect(302, "http://["))],
            V::Unsupported,
            1,
        ),
    ];
    for (name, entries, expected, hops) in cases {
        let report = check(entries).await;
        assert_eq!(report.verdict, expected, "{name}: {report:?}");
        assert_eq!(report.chain.len(), hops, "{name}: {report:?}");
    }
}

#[tokio::test]
async fn a_circle_that_wants_a_cookie_is_a_wall() {
    let with_cookie = response(302, &[("location", LINK), ("set-cookie", "seen=1")], "");
    let report = check(vec![(LINK, Ok(with_cookie))]).await;
    assert_eq!(report.verdict, LinkVerdict::Blocked);
}

#[tokio::test]
async fn redirects_are_followed_so_far_and_no_further() {
    let urls: Vec<String> = (0..=12).map(|n| format!("https://knu.ua/p/{n}")).collect();
    let chain = |redirects: usize| {
        let mut entries: Vec<_> = (0..redirects)
            .map(|n| (urls[n].as_str(), redirect(301, &urls[n + 1])))
            .collect();
        entries.push((&urls[redirects], status(200)));
        Table::new(entries)
    };
    for (redirects, expected) in [(10, LinkVerdict::Moved), (11, LinkVerdict::RedirectLoop)] {
        let report = link(&urls[0], &Context::default(), &chain(redirects), &plain()).await;
        assert_eq!(report.verdict, expected, "{redirects}");
    }
}

#[tokio::test]
async fn the_chain_keeps_the_fragment() {
    let table = Table::new([
        ("https://knu.ua/a#розділ", redirect(301, "/b")),
        (
            "https://knu.ua/a#%D1%80%D0%BE%D0%B7%D0%B4%D1%96%D0%BB",
            redirect(301, "/b"),
        ),
        (
            "https://knu.ua/b#%D1%80%D0%BE%D0%B7%D0%B4%D1%96%D0%BB",
            redirect(301, "/c#d"),
        ),
        ("https://knu.ua/c#d", status(200)),
    ]);
    let report = link(
        "https://knu.ua/a#розділ",
        &Context::default(),
        &table,
        &plain(),
    )
    .await;
    assert_eq!(report.verdict, LinkVerdict::Moved);
    assert_eq!(report.chain.last().unwrap().url, "https://knu.ua/c#d");
}

#[tokio::test]
async fn a_refusal_of_the_manner_is_asked_in_another() {
    for refusal in [403, 405, 406] {
        let browser = format!("browser:{LINK}");
        let report = check(vec![(LINK, status(refusal)), (&browser, status(200))]).await;
        assert_eq!(report.verdict, LinkVerdict::Ok, "{refusal}");
        let statuses: Vec<u16> = report.chain.iter().map(|hop| hop.status).collect();
        assert_eq!(statuses, [refusal, 200]);
    }
    let table = Table::new([(LINK, status(404))]);
    link(LINK, &Context::default(), &table, &plain()).await;
    assert_eq!(table.asked().len(), 1, "a 404 is believed at once");
}

#[tokio::test]
async fn walls_are_no_deaths() {
    let page = |status: u16, body: &str| {
        let headers = [("content-type", "text/html")];
        Ok::<_, Failure>(response(status, &headers, body))
    };
    let cases: Vec<(&str, Result<Response, Failure>)> = vec![
        (
            "Cloudflare",
            Ok(response(503, &[("cf-mitigated", "challenge")], "")),
        ),
        (
            "Cloudflare under 404",
            Ok(response(404, &[("cf-mitigated", "challenge")], "")),
        ),
        (
            "AWS",
            Ok(response(202, &[("x-amzn-waf-action", "challenge")], "")),
        ),
        (
            "Anubis",
            page(200, "<title>Making sure you&#39;re not a bot!</title>"),
        ),
        (
            "Anubis in Ukrainian",
            page(
                200,
                "<title>Перевірка</title><script id=\"anubis_challenge\">{}</script>",
            ),
        ),
        (
            "Cloudflare title",
            page(200, "<title>Just a moment...</title>"),
        ),
        (
            "Imperva",
            page(
                200,
                "<html><iframe src=\"/_Incapsula_Resource?SWUDNSAI=31\">",
            ),
        ),
    ];
    for (name, answer) in cases {
        let report = check(vec![(LINK, answer)]).await;
        assert_eq!(report.verdict, LinkVerdict::Blocked, "{name}: {report:?}");
    }
    let login = "https://www.linkedin.com/uas/login?session_redirect=x";
    let report = check(vec![
        (LINK, redirect(302, login)),
        (login, html("Sign in", "")),
    ])
    .await;
    assert_eq!(report.verdict, LinkVerdict::Blocked);
}

#[tokio::test]
async fn soft_404s_are_found() {
    let cases = [
        ("Сторінку не знайдено", ""),
        (
            "Сторінку не знайдено – Міністерство закордонних справ України",
            "",
        ),
        ("404", ""),
        ("Помилка 404", "<p>Перейдіть на головну"),
        ("МЗС України", "<h1>Ой! Такої сторінки не існує</h1>"),
        ("Page not found | ITU", ""),
        ("Error 404 (Not Found)!!1", ""),
        (
            "ITU",
            "<h1>The page you’re looking for can’t be found.</h1>",
        ),
        ("Страница не найдена - Сайт", ""),
        ("Fehler 404: Seite nicht gefunden", ""),
        ("Page introuvable - Ministère", ""),
        ("Nie znaleziono strony", ""),
    ];
    for (title, body) in cases {
        let report = check(vec![(LINK, html(title, body))]).await;
        assert_eq!(report.verdict, LinkVerdict::Soft404, "{title} {body}");
        let off = Options {
            soft_404: false,
            ..plain()
        };
        let table = Table::new([(LINK, html(title, body))]);
        let report = link(LINK, &Context::default(), &table, &off).await;
        assert_eq!(report.verdict, LinkVerdict::Ok, "{title} {body}");
    }
}

#[tokio::test]
async fn pages_that_talk_about_absence_are_alive() {
    let long = format!("<h1>Page not found</h1><p>{}", "слово ".repeat(600));
    let menu = format!("<nav>{}</nav>", "пункт ".repeat(600));
    let cases = [
        (
            "Why every site needs a good page not found screen for lost readers",
            "",
        ),
        ("404 Media", ""),
        ("Стратегія публічної дипломатії", "<p>Сторінку не знайдено"),
        ("Lost pages", long.as_str()),
        (
            "Page not found",
            "<meta name=citation_title content='Page not found'>",
        ),
        ("Не знайдено жодного порушення прав", ""),
    ];
    for (title, body) in cases {
        let report = check(vec![(LINK, html(title, body))]).await;
        assert_eq!(report.verdict, LinkVerdict::Ok, "{title}");
    }
    let report = check(vec![(LINK, html("Page not found", &menu))]).await;
    assert_eq!(report.verdict, LinkVerdict::Soft404, "menus are not text");
}

#[tokio::test]
async fn front_pages_stand_in_for_lost_ones() {
    use LinkVerdict as V;
    let cases = [
        ("https://mfa.gov.ua/a/b", "https://mfa.gov.ua/", V::Soft404),
        (
            "https://mfa.gov.ua/a/b",
            "https://www.mfa.gov.ua/en",
            V::Soft404,
        ),
        (
            "https://mfa.gov.ua/article.php?id=7",
            "https://mfa.gov.ua/index.html",
            V::Soft404,
        ),
        ("https://mfa.gov.ua/a/b", "https://new.ua/", V::Moved),
        ("https://mfa.gov.ua/home", "https://mfa.gov.ua/", V::Moved),
        (
            "https://mfa.gov.ua/?utm_source=x",
            "https://mfa.gov.ua/",
            V::Moved,
        ),
        (
            "https://mfa.gov.ua/index.php/visnyk",
            "https://mfa.gov.ua/",
            V::Moved,
        ),
        ("https://mfa.gov.ua/a/b", "https://mfa.gov.ua/c", V::Moved),
    ];
    for (from, to, expected) in cases {
        let table = Table::new([(from, redirect(301, to)), (to, html("МЗС", ""))]);
        let report = link(from, &Context::default(), &table, &plain()).await;
        assert_eq!(report.verdict, expected, "{from} to {to}");
    }
}

#[tokio::test]
async fn a_front_page_is_never_a_soft_404() {
    let front = "https://knu.ua/";
    let table = Table::new([(front, html("404", ""))]);
    let report = link(front, &Context::default(), &table, &plain()).await;
    assert_eq!(report.verdict, LinkVerdict::Ok);
}

#[tokio::test]
async fn old_encodings_are_read() {
    let (body, _, _) = encoding_rs::WINDOWS_1251.encode("<title>Сторінку не знайдено</title>");
    for kind in ["text/html; charset=windows-1251", "text/html"] {
        let mut answer = response(200, &[("content-type", kind)], "");
        answer.body = body.to_vec();
        if kind == "text/html" {
            answer.body.splice(0..0, *b"<meta charset='windows-1251'>");
        }
        let report = check(vec![(LINK, Ok(answer))]).await;
        assert_eq!(report.verdict, LinkVerdict::Soft404, "{kind}");
    }
}

#[tokio::test]
async fn what_is_no_web_address_is_not_asked() {
    let table = Table::default();
    for address in [
        "mailto:info@knu.ua",
        "ftp://knu.ua/a",
        "knu.ua/a",
        "",
        "http://",
        "javascript:alert(1)",
    ] {
        let report = link(address, &Context::default(), &table, &plain()).await;
        assert_eq!(report.verdict, LinkVerdict::Unsupported, "{address}");
        assert_eq!(report.url, address);
    }
    assert!(table.asked().is_empty());
}

#[tokio::test]
async fn a_page_of_hostile_depth_is_not_parsed() {
    let deep = "<div>".repeat(50_000) + "<h1>Page not found";
    let report = check(vec![(LINK, html("Page not found", &deep))]).await;
    assert_eq!(report.verdict, LinkVerdict::Ok);
    let flat = "<li><p>text<br>".repeat(100);
    let report = check(vec![(LINK, html("Page not found", &flat))]).await;
    assert_eq!(report.verdict, LinkVerdict::Soft404);
}
