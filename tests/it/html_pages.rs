//! Web pages in the forms that journals, publishers, encyclopedias, blogs and repositories give them (`tests/pages`, written for
//! this): the references, their links and places, and the page's own record.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use posyl::import::{self, Found, Item, Options};
use posyl::model::{DateField, Evidence, Kind, Name, NameField, Reference, TextField};
use posyl::ops;

fn page(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pages")
        .join(name);
    fs::read_to_string(path).expect("a page")
}

#[track_caller]
fn read(html: &str, own: bool) -> Found {
    let options = Options {
        own,
        ..Options::default()
    };
    import::read(html.as_bytes(), "https://site.example.ua/page", &options).expect("a page is read")
}

/// The strings of a page, each behind its list and line, and the addresses that they are linked to.
fn printed(found: &Found) -> Vec<(usize, usize, &str, Vec<&str>)> {
    let items = found.items.iter().filter_map(|item| match item {
        Item::Printed(one) => Some(one),
        _ => None,
    });
    items
        .map(|one| {
            (
                one.raw.list,
                one.raw.line,
                one.raw.text.as_str(),
                one.links.iter().map(String::as_str).collect(),
            )
        })
        .collect()
}

fn known(found: &Found, at: usize) -> Option<&Reference> {
    match &found.items[at] {
        Item::Printed(one) => one.known.as_deref(),
        _ => None,
    }
}

#[track_caller]
fn own(html: &str) -> Reference {
    let mut records = read(html, true).into_records();
    assert_eq!(records.len(), 1);
    records.remove(0)
}

#[track_caller]
fn check_texts(record: &Reference, expected: &[(TextField, &str)]) {
    for (field, text) in expected {
        assert_eq!(record.text(*field), Some(*text), "{field}");
    }
}

#[test]
fn the_page_of_an_article_in_ojs() {
    let html = page("ojs-3.html");
    let found = read(&html, false);
    assert_eq!(
        printed(&found),
        [
            (
                0,
                59,
                "Бойко І. І. Мова п’єс : монографія. Київ : Ніка, 2019. 240 с.",
                vec![]
            ),
            (
                0,
                60,
                "Гончар Л. В. \"М’яка сила\" & дипломатія. Політикус. 2020. № 3. С. 139–148.",
                vec![]
            ),
            (
                0,
                61,
                "Roe, J., & Doe, A. (2021). Digital words. Journal of Deeds, 4(2), 81–91. https://doi.org/10.1000/jd.4.2",
                vec!["https://doi.org/10.1000/jd.4.2"]
            ),
        ]
    );
    assert_eq!(found.diagnostics, []);
    // Without the list, the strings of the tags, and what was escaped twice is read twice.
    let tags_only = html
        .replace("item references", "item")
        .replace(">Посилання<", ">Дані<");
    let strings: Vec<_> = printed(&read(&tags_only, false))
        .into_iter()
        .map(|one| one.2.to_owned())
        .collect();
    let list: Vec<_> = printed(&found)
        .into_iter()
        .map(|one| one.2.to_owned())
        .collect();
    assert_eq!(strings, list);
    // With a reference more in the tags, those.
    let more = html.replace(
        "</head>",
        "<meta name=citation_reference content='Коваль О. Дія. 2001.'></head>",
    );
    let found = read(&more, false);
    assert_eq!(found.items.len(), 4);
    let codes: Vec<_> = found.diagnostics.iter().map(|said| said.code).collect();
    assert_eq!(codes, ["html-references-differ"]);
}

#[test]
fn the_own_record_of_an_article_in_ojs() {
    let record = own(&page("ojs-3.html"));
    assert_eq!(record.kind, Kind::ArticleJournal);
    check_texts(
        &record,
        &[
            (TextField::Title, "Слово і діло в публічній дипломатії"),
            (TextField::ContainerTitle, "Вісник перекладознавства"),
            (TextField::Volume, "12"),
            (TextField::Issue, "2"),
            (TextField::Page, "15-27"),
            (TextField::Doi, "10.1000/vp.2023.2.03"),
            (TextField::Issn, "2786-0000"),
            (TextField::Language, "uk"),
            (TextField::Keyword, "дипломатія, слово"),
            (
                TextField::Url,
                "https://visnyk.example.ua/index.php/vp/article/view/101",
            ),
        ],
    );
    let authors = [
        Name::person("Коваль", "Оксана"),
        Name::person("Нечуй-Левицький", "Іван"),
    ];
    assert_eq!(record.names(NameField::Author), authors);
    assert!(record.date(DateField::Accessed).is_none());
    for kept in [
        "citation_pdf_url",
        "citation_author_institution",
        "DC.Title.Alternative",
    ] {
        assert!(record.custom.contains_key(kept), "{kept}");
    }
}

#[test]
fn a_publishers_page_gives_strings_with_known_fields() {
    let found = read(&page("springer-like.html"), false);
    let strings: Vec<_> = printed(&found).into_iter().map(|one| one.2).collect();
    assert_eq!(
        strings,
        [
            "Roe, M. F.: Convexity of speech. Bull. Words 14(1), 1–15 (1982)",
            "Doe, J.: Words and worlds. Omni, New York (2001)"
        ]
    );
    let first = known(&found, 0).expect("its tag holds fields");
    check_texts(
        first,
        &[
            (TextField::Volume, "14"),
            (TextField::Page, "1-15"),
            (TextField::Doi, "10.1000/bw.14.1"),
        ],
    );
    let second = known(&found, 1).expect("its tag holds fields");
    check_texts(second, &[(TextField::Publisher, "Omni; Sons")]);
}

#[test]
fn an_encyclopedias_page_has_three_lists() {
    let found = read(&page("wikipedia-like.html"), false);
    assert_eq!(
        printed(&found),
        [
            (
                0,
                6,
                "Коваль, Оксана (2019). Слово. Київ: Ніка. ISBN 978-617-00-0000-1.",
                vec![]
            ),
            (
                0,
                7,
                "Стратегія публічної дипломатії. МЗС України, 2021.",
                vec!["https://mfa.example.ua/strategy"]
            ),
            (
                1,
                10,
                "Бойко І. Діло : підручник / І. Бойко. — Львів : Світ, 2005. — 320 с.",
                vec![]
            ),
            (1, 11, "Гончар Л. Мова. — Харків, 2011.", vec![]),
        ]
    );
    let first = known(&found, 0).expect("a COinS tells of it");
    assert_eq!(first.kind, Kind::Book);
    check_texts(
        first,
        &[(TextField::Title, "Слово"), (TextField::Publisher, "Ніка")],
    );
    assert_eq!(known(&found, 1), None);
}

#[test]
fn a_blog_has_two_lists_with_line_breaks() {
    let found = read(&page("wordpress.html"), false);
    let shown: Vec<_> = printed(&found)
        .into_iter()
        .map(|(list, line, text, _)| (list, line, text))
        .collect();
    assert_eq!(
        shown,
        [
            (0, 8, "1. Бойко І. І. Мова п’єс. Київ : Ніка, 2019. 240 с."),
            (
                0,
                9,
                "2. Гончар Л. В. «М’яка сила». Політикус. 2020. № 3. С. 139–148. URL: https://politicus.example.ua/3"
            ),
            (0, 11, "3. Roe J. Digital words. Kyiv: Omni, 2021. 90 p."),
            (1, 13, "1. Boiko I. I. Mova pies. Kyiv: Nika, 2019. 240 p."),
            (
                1,
                14,
                "2. Honchar L. V. Miaka syla. Politykus. 2020. No 3. P. 139–148."
            ),
            (1, 15, "3. Roe J. Digital words. Kyiv: Omni, 2021. 90 p."),
        ]
    );
    let record = own(&page("wordpress.html"));
    assert_eq!(record.kind, Kind::Webpage);
    let texts = [
        (TextField::Title, "Про слово"),
        (TextField::ContainerTitle, "Блог"),
        (TextField::Url, "https://site.example.ua/page"),
    ];
    check_texts(&record, &texts);
    assert_eq!(
        record.names(NameField::Author),
        [Name::person("Коваль", "Оксана")]
    );
}

#[test]
fn a_repositorys_page_cites_nothing_and_says_so() {
    let html = page("dspace.html");
    let found = read(&html, false);
    assert_eq!(found.items, []);
    let said = &found.diagnostics[0];
    assert!(
        said.code == "no-references" && said.message.contains("--self"),
        "{said:?}"
    );
    let record = own(&html);
    assert_eq!(record.kind, Kind::Thesis);
    check_texts(
        &record,
        &[
            (TextField::Publisher, "КНУ"),
            (TextField::Language, "uk"),
            (TextField::Title, "Слово в новелі"),
        ],
    );
    assert_eq!(
        record.names(NameField::Author),
        [Name::person("Коваль", "Оксана Петрівна")]
    );
}

/// The bytes of a reference in the page are its own: they begin and end with its first and last word.
#[test]
fn places_are_those_of_the_page() {
    for name in [
        "ojs-3.html",
        "springer-like.html",
        "wikipedia-like.html",
        "wordpress.html",
    ] {
        let html = page(name);
        for item in &read(&html, false).items {
            let Item::Printed(one) = item else { continue };
            let there = one.raw.span.of(&html);
            let words: Vec<_> = one.raw.text.split_whitespace().collect();
            assert!(there.starts_with(words[0]), "{name}: {there}");
            assert!(
                there.contains(words[words.len() / 2]) || there.contains('&'),
                "{name}: {there}"
            );
            assert_eq!(
                html[..one.raw.span.start].matches('\n').count() + 1,
                one.raw.line
            );
        }
    }
}

#[test]
fn pages_in_windows_1251_are_read_as_they_say() {
    let html = page("wordpress.html")
        .replace("UTF-8", "windows-1251")
        .replace('’', "'");
    let bytes: Vec<u8> = encoding_rs::WINDOWS_1251.encode(&html).0.into_owned();
    let found = import::read(&bytes, "page.htm", &Options::default()).expect("a page is read");
    assert_eq!(found.items.len(), 6);
    assert!(printed(&found)[0].2.starts_with("1. Бойко І. І."));
    assert_eq!(found.diagnostics, []);
}

#[test]
fn pages_cut_anywhere_are_read() {
    for name in [
        "ojs-3.html",
        "springer-like.html",
        "wikipedia-like.html",
        "wordpress.html",
        "dspace.html",
    ] {
        let html = page(name);
        for end in (0..html.len()).step_by(10) {
            let options = Options {
                from: Some(import::Format::Html),
                own: end % 20 == 0,
                ..Options::default()
            };
            let _ = import::read(&html.as_bytes()[..end], "x", &options);
        }
    }
}

/// Pages made to be slow: each must be read in time that grows with its length.
#[test]
fn hostile_pages_are_read_in_time() {
    let size = 1 << 17;
    let repeated = |piece: &str| piece.repeat(size / piece.len());
    let attributes: String = (0..100_000).map(|at| format!(" a{at}=1")).collect();
    let pages = [
        "<div>".repeat(100_000),
        repeated("<b><p>"),
        repeated("<table><tr><td>"),
        repeated("<ol><li>Коваль 2001 "),
        format!("{}{}", "<i>".repeat(400), repeated("</x></u></b>")),
        format!("<x><div>{}{}", "<i>".repeat(190), repeated("</x>")),
        format!("<p title='{}'>x", repeated("a")),
        format!("<p{attributes}>x"),
        format!(
            "<meta name=citation_reference content='{}'>",
            repeated("citation_title=x;")
        ),
        format!(
            "<meta name=citation_reference content='{}'>",
            repeated("&amp;amp;")
        ),
        format!(
            "<meta name=citation_reference content='{}'>",
            repeated("Коваль 2001\n")
        ),
        repeated("<meta name=citation_author content='Коваль, О.'>"),
        repeated("<meta name=citation_reference content='Коваль О. 2001'>"),
        repeated("<span class=Z3988 title='rft.title=x&rft.au=y'></span>"),
        format!(
            "<h2>References</h2><ol><li>{}",
            repeated("<a href=/x>CrossRef</a>")
        ),
        format!(
            "<h2>References</h2><p>{}",
            repeated("Коваль О. Слово. 2001.<br>")
        ),
        repeated("<h2>References</h2><p>Коваль О. Слово. 2001."),
        repeated("<div class=references>"),
        format!("<script type='application/ld+json'>{}", repeated("[")),
        repeated("<script>"),
        repeated("<!--"),
        repeated("<"),
        repeated("</"),
        repeated("&"),
        repeated("\u{0}<a "),
        repeated("<dl><dt>x<dd>Коваль 2001"),
    ];
    for html in pages {
        for own in [false, true] {
            let begun = Instant::now();
            let options = Options {
                from: Some(import::Format::Html),
                own,
                ..Options::default()
            };
            let _ = import::read(html.as_bytes(), "x", &options);
            let shown: String = html.chars().take(60).collect();
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "{shown}: {:?}",
                begun.elapsed()
            );
        }
    }
}

#[test]
fn a_page_too_large_is_refused() {
    let html = format!("<html>{}", "x ".repeat(17 << 20));
    let error = import::read(html.as_bytes(), "big.html", &Options::default())
        .expect_err("it is too large");
    assert!(
        error
            .to_string()
            .starts_with("big.html: this is more than 32 MB of HTML"),
        "{error}"
    );
    let html = format!("<html>{}", "<a>".repeat(1_000_001));
    let error = import::read(html.as_bytes(), "big.html", &Options::default())
        .expect_err("it has too many elements");
    assert!(error.to_string().contains("1000000 elements"), "{error}");
}

/// What the list of the paper gives as text, it gives in every form that a page can have it in.
#[test]
fn the_papers_list_is_the_same_in_every_form() {
    let text = fs::read_to_string("data/ukraine-digital-diplomacy.txt").expect("the paper's list");
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;");
    let lines: Vec<&str> = escaped
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let expected = records(&text, "list.txt");
    assert_eq!(expected.len(), 25);
    let each = |before: &str, after: &str| {
        let lines = lines.iter();
        lines
            .map(|line| format!("{before}{line}{after}\n"))
            .collect::<String>()
    };
    let page = |head: &str, list: &str| {
        format!(
            "<!DOCTYPE html><html lang=uk><head><meta charset=utf-8><title>Дипломатія</title>{head}</head><body><header><nav><ul><li><a \
             href=/>Головна 2024</a></li></ul></nav></header><main><h1>Дипломатія</h1><p>Слово про дипломатію (Сегеда, 2020).</p>{list}\
             <h2>Про авторів</h2><p>Оксана Коваль, доцент, 2024.</p></main><footer>Вісник, 2024</footer></body></html>"
        )
    };
    let forms = [
        page(
            "",
            &format!(
                "<h2>Список використаних джерел</h2><ol>{}</ol>",
                each("<li>", "</li>")
            ),
        ),
        page(
            "",
            &format!("<h2>Список використаних джерел</h2>{}", each("<p>", "</p>")),
        ),
        page(
            "",
            &format!(
                "<section class='item references'><h2 class=label>Посилання</h2><div class=value>{}</div></section>",
                each("", "<br />")
            ),
        ),
        page(
            "",
            &format!(
                "<p><b>Література</b></p><table>{}</table>",
                each("<tr><td>", "</td></tr>")
            ),
        ),
        page(
            "",
            &format!(
                "<div class=c-refs id=ref-list>{}</div>",
                each("<div>", "</div>")
            ),
        ),
        page(
            &each("<meta name=\"citation_reference\" content=\"", "\"/>"),
            "",
        ),
    ];
    for form in forms {
        let found = records(&form, "page.html");
        let shown: String = form
            .split("</p>")
            .nth(1)
            .unwrap_or_default()
            .chars()
            .take(120)
            .collect();
        assert_eq!(found.len(), 25, "{shown}");
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{shown}");
        }
    }
}

/// The records of an input, without ids and evidence.
fn records(text: &str, name: &str) -> Vec<Reference> {
    let input = ops::Input::new(name, text.as_bytes());
    let batch = ops::parse(&[input], &ops::ParseOptions::default()).expect("a sound model");
    let bare = |record: Reference| Reference {
        id: String::new(),
        evidence: Evidence::default(),
        ..record
    };
    batch.records.into_iter().map(bare).collect()
}
