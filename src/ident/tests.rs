use proptest::prelude::*;

use super::*;

/// The kind, the printed run and the mended value of each finding.
fn list(text: &str) -> Vec<(&'static str, String, String)> {
    find(text)
        .into_iter()
        .map(|found| {
            let (kind, value) = match &found.identifier {
                Identifier::Doi(doi) => ("doi", doi.to_string()),
                Identifier::Url(url) => ("url", url.to_string()),
                Identifier::Isbn(isbn) => ("isbn", isbn.to_string()),
                Identifier::BadIsbn(text) => ("bad-isbn", text.clone()),
                Identifier::Issn(issn) => ("issn", issn.to_string()),
                Identifier::Arxiv(id) => ("arxiv", id.to_string()),
                Identifier::Pmid(pmid) => ("pmid", pmid.to_string()),
            };
            (kind, found.span.of(text).to_owned(), value)
        })
        .collect()
}

#[track_caller]
fn check(text: &str, kind: &str, printed: &str, value: &str) {
    let found = list(text);
    let expected = (kind, printed.to_owned(), value.to_owned());
    assert_eq!(found.len(), 1, "in {text:?}: {found:?}");
    assert_eq!(
        (found[0].0, found[0].1.clone(), found[0].2.clone()),
        expected,
        "in {text:?}"
    );
}

/// The same value as printed.
#[track_caller]
fn as_is(text: &str, kind: &str, printed: &str) {
    check(text, kind, printed, printed);
}

#[test]
fn a_word_glued_to_a_doi_is_not_its_end() {
    let text = "doi :10.5555/Letter.69.2863.URL http: //example.org/x";
    assert_eq!(list(text)[0].1, "10.5555/Letter.69.2863");
    as_is("doi:10.5555/curl.burl", "doi", "10.5555/curl.burl");
}

#[test]
fn dois_end_where_their_brackets_do() {
    as_is(
        "DOI: 10.5555/2309-9275-2020-2(15)-2.",
        "doi",
        "10.5555/2309-9275-2020-2(15)-2",
    );
    as_is("(doi:10.5555/abc-1).", "doi", "10.5555/abc-1");
    as_is(
        "див. (10.5555/asce.111:1(99)).",
        "doi",
        "10.5555/asce.111:1(99)",
    );
    as_is(
        "10.5555/0012-9615(1999)069[0569:EDILSA]2.0.CO;2",
        "doi",
        "10.5555/0012-9615(1999)069[0569:EDILSA]2.0.CO;2",
    );
    as_is(
        "doi 10.5555/1097-4679(199810)54:6<783::AID-2>3.0.CO;2-X; див.",
        "doi",
        "10.5555/1097-4679(199810)54:6<783::AID-2>3.0.CO;2-X",
    );
    as_is("«Стаття» 10.5555/abc»", "doi", "10.5555/abc");
}

#[test]
fn dois_in_all_their_forms() {
    for form in [
        "https://doi.org/10.5555/a.b-1",
        "http://doi.org/10.5555/a.b-1",
        "http://dx.doi.org/10.5555/a.b-1",
        "https://www.doi.org/10.5555/a.b-1",
        "doi.org/10.5555/a.b-1",
        "https://doi.org/ 10.5555/a.b-1",
        "https:// doi.org/10.5555/a.b-1",
        "https: //doi.org/10.5555/a.b-1",
        "https://doi.org/doi:10.5555/a.b-1",
        "https://doi.org/10.5555/ a.b-1",
        "https://doi-org.proxy.univ.edu/10.5555/a.b-1",
        "httрs://doi.org/10.5555/a.b-1",
        "https://10.5555/a.b-1",
    ] {
        check(
            &format!("С. 5. {form}. – Назва"),
            "doi",
            form,
            "10.5555/a.b-1",
        );
    }
    for label in ["doi:", "DOI ", "DOI:", "doi: ", "urn:doi:", "info:doi/"] {
        as_is(
            &format!("С. 5. {label}10.5555/a.b-1, 2020"),
            "doi",
            "10.5555/a.b-1",
        );
    }
}

#[test]
fn spaces_in_dois_are_bridged() {
    check(
        "10.5555/2663- 6085/2020/28.11 (фах.)",
        "doi",
        "10.5555/2663- 6085/2020/28.11",
        "10.5555/2663-6085/2020/28.11",
    );
    check(
        "10.5555/2663-5208. 2023.53.22",
        "doi",
        "10.5555/2663-5208. 2023.53.22",
        "10.5555/2663-5208.2023.53.22",
    );
    check("10. 5555/ ab7", "doi", "10. 5555/ ab7", "10.5555/ab7");
    as_is("10.5555/abc-7. 12.03.2020", "doi", "10.5555/abc-7");
    as_is("10.5555/abc-7. 2020. С. 5-7", "doi", "10.5555/abc-7");
    as_is(
        "10.5555/abc7 (дата звернення: 12.03.2020)",
        "doi",
        "10.5555/abc7",
    );
}

#[test]
fn two_dois_stay_two() {
    let found = list("10.5555/one,10.5555/two 10.5555/three");
    assert_eq!(found.len(), 2, "{found:?}");
    let found = list("10.5555/one 10.5555/two https://doi.org/10.5555/three");
    let values: Vec<_> = found.iter().map(|found| found.2.as_str()).collect();
    assert_eq!(values, ["10.5555/one", "10.5555/two", "10.5555/three"]);
}

#[test]
fn escaped_and_dashed_dois_are_mended() {
    check(
        "10.5555/2411–2054.7",
        "doi",
        "10.5555/2411–2054.7",
        "10.5555/2411-2054.7",
    );
    check(
        "https://doi.org/10.5555/a%281%29b",
        "doi",
        "https://doi.org/10.5555/a%281%29b",
        "10.5555/a(1)b",
    );
    check("10.5555/a\\_b", "doi", "10.5555/a\\_b", "10.5555/a_b");
    check("10.5555/а1", "doi", "10.5555/а1", "10.5555/a1");
    let repairs = &find("doi 10.5555/2411–2054.7")[0].repairs;
    assert_eq!(repairs[0].0, "dash-in-doi");
}

#[test]
fn addresses_end_before_the_sentence_goes_on() {
    for after in [
        "",
        ".",
        " (дата звернення: 12.03.2020).",
        "(дата звернення: 12.03.2020)",
        " (accessed 5 May 2020)",
        ". – Назва з екрана.",
        ", 2020",
        ". Accessed 5 May 2020",
        " Scopus/WoS",
        " – С. 5-7.",
        " 12.03.2020",
        " / Іваненко І. І.",
        " and/or other",
        "»",
        "];",
    ] {
        as_is(
            &format!("URL: http://www.lib.ua/a/b_1{after}"),
            "url",
            "http://www.lib.ua/a/b_1",
        );
        as_is(
            &format!("URL: http://lib.ua/{after}"),
            "url",
            "http://lib.ua/",
        );
    }
    as_is(
        "(https://uk.wikipedia.org/wiki/Дія_(сервіс))",
        "url",
        "https://uk.wikipedia.org/wiki/Дія_(сервіс)",
    );
    as_is(
        "https://x.ua/Стратегії/a-b.pdf.",
        "url",
        "https://x.ua/Стратегії/a-b.pdf",
    );
    as_is("https://x.ua/view/12.Назва", "url", "https://x.ua/view/12");
    as_is(
        "https://web.archive.org/web/2020/https://x.ua/y",
        "url",
        "https://web.archive.org/web/2020/https://x.ua/y",
    );
}

#[test]
fn broken_addresses_are_joined() {
    for printed in [
        "https://tw.example/s/1?ref_src= twsrc%5Etfw",
        "https://x.ua/on%20damages% 20to%20x.pdf",
        "https://x.ua/%D1%8F%D 0%BC",
        "https://x.ua/%D0%A2 %D0%B5.pdf",
        "http:// www.x.ua/news",
        "http: //www.x.ua/news",
        "https://x.ua/wp- content/1.pdf",
        "https://x.ua/na- temu-novu",
        "https://zakon.rada. gov.ua/show/1",
        "https://x.ua/opp. pdf",
        "https://x.ua/ laws/show/2118-19",
        "https://x.ua/i.exe?A=1& B=2",
        "https://x.ua/a/2015 /12/b-c.pdf",
        "http://x.ua/a/doc_m ystetskomu_2020.pdf",
    ] {
        let value: String = printed.split_whitespace().collect();
        check(
            &format!("Режим доступу: {printed}."),
            "url",
            printed,
            &value,
        );
    }
}

#[test]
fn addresses_without_scheme() {
    check("www.x.ua/a.", "url", "www.x.ua/a", "http://www.x.ua/a");
    check(
        "URL: x.edu.ua/a/b.doc",
        "url",
        "x.edu.ua/a/b.doc",
        "http://x.edu.ua/a/b.doc",
    );
    check(
        "URL: //x.ua/a?b=1",
        "url",
        "//x.ua/a?b=1",
        "http://x.ua/a?b=1",
    );
    check(
        "Стаття //x.ua/a?b=1",
        "url",
        "x.ua/a?b=1",
        "http://x.ua/a?b=1",
    );
    assert_eq!(
        list("і т.д./т.п. Ін-т.нац./обл. 1.2/3 Amazon.com e.g./i.e."),
        []
    );
}

#[test]
fn foreign_letters_in_the_host_are_mended() {
    let text = "httр://www.сeeol.com/a";
    check(text, "url", text, "http://www.ceeol.com/a");
    check("hhtp://x.ua/a", "url", "hhtp://x.ua/a", "http://x.ua/a");
    let rules: Vec<_> = find("hhtp://www.сeeol.com/a b")
        .remove(0)
        .repairs
        .into_iter()
        .map(|r| r.0)
        .collect();
    assert_eq!(rules, ["look-alike-letter", "scheme"]);
    assert_eq!(
        WebUrl::parse("https://укрпошта.укр/a").unwrap().as_str(),
        "https://укрпошта.укр/a"
    );
}

#[test]
fn sound_addresses_are_not_repaired() {
    for text in [
        "https://x.ua/Стратегії/a",
        "https://doi.org/10.5555/a",
        "10.5555/a(1)",
    ] {
        assert_eq!(find(text)[0].repairs, [], "{text}");
    }
}

#[test]
fn an_address_may_carry_a_doi() {
    let url = WebUrl::parse("https://link.example/article/10.5555/s1-2/full?x=1").unwrap();
    assert_eq!(url.doi(), Doi::parse("10.5555/s1-2"));
    assert_eq!(WebUrl::parse("https://x.ua/10.html").unwrap().doi(), None);
}

#[test]
fn numbers() {
    as_is(
        "Київ, 2018. ISBN 978-617-7799-29-9.",
        "isbn",
        "978-617-7799-29-9",
    );
    as_is("ІSBN: 966-611-288-4", "isbn", "966-611-288-4");
    as_is("ISBN10 0761186115", "isbn", "0761186115");
    as_is(
        "ISBN-13: 978 0 7611 8611 3 (pbk)",
        "isbn",
        "978 0 7611 8611 3",
    );
    as_is("с. 978-617-7799-29-9", "isbn", "978-617-7799-29-9");
    check(
        "ISBN 978-617-7799-29-8.",
        "bad-isbn",
        "978-617-7799-29-8",
        "978-617-7799-29-8",
    );
    as_is("ISSN 2409-1154.", "issn", "2409-1154");
    as_is("ISSN (Online): 0317-8471", "issn", "0317-8471");
    check(
        "arXiv:1706.03762v2.",
        "arxiv",
        "1706.03762v2",
        "arXiv:1706.03762v2",
    );
    check(
        "arXiv: hep-th/9901001",
        "arxiv",
        "hep-th/9901001",
        "arXiv:hep-th/9901001",
    );
    as_is("PMID: 31452104;", "pmid", "31452104");
    assert_eq!(
        list("ISBN, ISSN 1234-5678, arXiv:1799.1234, PMID: x; 978-5"),
        []
    );
}

#[test]
fn isbn_of_both_lengths_are_equal() {
    assert_eq!(Isbn::parse("0-7611-8611-5"), Isbn::parse("9780761186113"));
    assert_eq!(Isbn::parse("0-7611-8611-6"), None);
    assert_eq!(Isbn::parse("0-8044-2957-Х").unwrap().digits(), "080442957X");
}

#[test]
fn dois_are_encoded_for_addresses() {
    let doi = Doi::parse("10.5555/a<1>#b(2)").unwrap();
    assert_eq!(doi.url(), "https://doi.org/10.5555/a%3C1%3E%23b(2)");
    assert_eq!(Doi::parse("10.55/a"), None);
    assert_eq!(Doi::parse("10.5555/"), None);
    assert_eq!(Doi::parse("see 10.5555/a"), None);
}

/// Long input without the mercy of a space; quadratic work here would take hours.
#[test]
fn long_lines_are_read_in_one_pass() {
    const MEGA: usize = 300_000;
    for (unit, count) in [
        ("http://", MEGA / 7),
        ("http://x.ua/a ", MEGA / 14),
        ("www.", MEGA / 4),
        ("10.5555/", MEGA / 8),
        ("10. 5", MEGA / 5),
        (")", MEGA),
        ("a.", MEGA / 2),
        ("https://x.ua/%", MEGA / 14),
        ("http://x.ua/a- b", MEGA / 16),
        ("ISBN 1-", MEGA / 7),
        ("я", MEGA / 2),
    ] {
        let text = unit.repeat(count);
        let found = find(&text);
        assert!(
            found
                .windows(2)
                .all(|pair| pair[0].span.end <= pair[1].span.start),
            "{unit}"
        );
    }
    let chain = format!("https://x.ua/a{}", "- b".repeat(MEGA / 3));
    assert_eq!(find(&chain).len(), 1);
    let closers = format!("https://x.ua/{}", ")".repeat(MEGA));
    assert_eq!(list(&closers)[0].1, "https://x.ua/");
}

proptest! {
    #[test]
    fn never_panics_and_never_overlaps(text in "(http|https|://|//|www\\.|10\\.|10\\.1234/|doi\\.org/|doi:|ISBN |[ a-zа-яІр/%=&_.,;()<>0-9-]|\\PC){0,40}") {
        let found = find(&text);
        let mut last = 0;
        for hit in &found {
            prop_assert!(hit.span.start >= last && !hit.span.is_empty());
            last = hit.span.end;
            prop_assert!(!hit.span.of(&text).is_empty());
        }
    }

    #[test]
    fn canonical_forms_read_back(text in "10\\.[0-9]{4,6}/[a-zA-Z0-9]([a-zA-Z0-9.()_-]{0,10}[a-zA-Z0-9])?") {
        let doi = Doi::parse(&text).expect("a DOI by construction");
        prop_assert_eq!(doi.as_str(), text.as_str());
        prop_assert_eq!(Doi::parse(&doi.url()), Some(doi));
    }

    #[test]
    fn parsers_take_any_text(text in "\\PC{0,30}") {
        let _ = (Doi::parse(&text), WebUrl::parse(&text), Isbn::parse(&text), Issn::parse(&text));
        let _ = (ArxivId::parse(&text), Pmid::parse(&text));
    }
}

#[test]
fn a_doi_in_another_alphabet_stays_as_printed() {
    for (printed, expected) in [
        ("10.5555/1998863Х/44", "10.5555/1998863X/44"),
        ("10.5555/уіізпік2020", "10.5555/уіізпік2020"),
    ] {
        assert_eq!(Doi::parse(printed).expect("a DOI").as_str(), expected);
    }
}
