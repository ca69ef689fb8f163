use serde_json::{Value, json};

use super::*;
use crate::{ErrorKind, csl_json};

fn records(items: &[Value]) -> Vec<Reference> {
    let read = |(at, item)| csl_json::read_item(item, &format!("ref-{at}")).0;
    items.iter().enumerate().map(read).collect()
}

#[track_caller]
fn printed(style: &str, output: Output, items: &[Value]) -> Vec<String> {
    let (printed, diagnostics) = render(&records(items), style, output).expect("a known style");
    assert_eq!(diagnostics, []);
    printed
}

#[track_caller]
fn check_apa(item: Value, expected: &str) {
    assert_eq!(printed("apa", Output::Text, &[item]), [expected]);
}

#[test]
fn apa_prints_articles() {
    check_apa(
        json!({"type": "article-journal", "language": "uk", "DOI": "10.24195/2414-9616.2020-3.21",
            "author": [{"family": "Сегеда", "given": "О. О."}], "issued": {"date-parts": [[2020]]},
            "title": "Цифрова дипломатія України як елемент нової публічної дипломатії",
            "container-title": "Політикус", "issue": "3", "page": "139-148"}),
        "Сегеда, О. О. (2020). Цифрова дипломатія України як елемент нової публічної дипломатії. \
         Політикус, (3), 139–148. https://doi.org/10.24195/2414-9616.2020-3.21",
    );
    check_apa(
        json!({"type": "article-journal", "volume": "171", "issue": "4356", "page": "737-738",
            "author": [{"family": "Watson", "given": "J.D."}, {"family": "Crick", "given": "F. H. C."}],
            "issued": {"date-parts": [[1953, 4, 25]]}, "container-title": "Nature",
            "title": "Molecular structure of nucleic acids", "DOI": "https://doi.org/10.1038/171737a0"}),
        "Watson, J. D., & Crick, F. H. C. (1953). Molecular structure of nucleic acids. Nature, \
         171(4356), 737–738. https://doi.org/10.1038/171737a0",
    );
}

#[test]
fn apa_prints_pages_of_the_web() {
    check_apa(
        json!({"type": "webpage", "language": "uk", "container-title": "Фінансовий клуб",
            "title": "USAID підтримає розвиток Дії в інших країнах",
            "issued": {"date-parts": [[2023, 1, 20]]}, "URL": "https://finclub.net/ua/news/usaid.html"}),
        "USAID підтримає розвиток Дії в інших країнах. (2023, January 20). Фінансовий клуб. \
         https://finclub.net/ua/news/usaid.html",
    );
    check_apa(
        json!({"type": "webpage", "author": [{"literal": "Міністерство Закордонних справ"}],
            "title": "Стратегія публічної дипломатії", "issued": {"date-parts": [[2021]]},
            "URL": "https://mfa.gov.ua/strategy.pdf"}),
        "Міністерство Закордонних справ. (2021). Стратегія публічної дипломатії. \
         https://mfa.gov.ua/strategy.pdf",
    );
}

#[test]
fn apa_prints_books_and_their_parts() {
    check_apa(
        json!({"type": "book", "author": [{"family": "Грушевський", "given": "М.С."}], "language": "uk",
            "title": "Історія України-Руси", "issued": {"date-parts": [[1991]]}, "volume": "1",
            "publisher": "Наукова думка", "publisher-place": "Київ"}),
        "Грушевський, М. С. (1991). Історія України-Руси (Vol. 1). Наукова думка.",
    );
    check_apa(
        json!({"type": "chapter", "author": [{"family": "Kraut", "given": "Richard"}],
            "editor": [{"family": "Zalta", "given": "Edward N."}], "title": "Plato",
            "container-title": "The Stanford handbook", "page": "11-20", "publisher": "Stanford University",
            "issued": {"date-parts": [[2022]]}}),
        "Kraut, R. (2022). Plato. In E. N. Zalta (Ed.), The Stanford handbook (pp. 11–20). \
         Stanford University.",
    );
    check_apa(
        json!({"type": "thesis", "author": [{"family": "Коваленко", "given": "Ганна"}], "language": "uk",
            "title": "Цифрова дипломатія", "genre": "Дис. канд. політ. наук", "publisher": "КНУ",
            "issued": {"date-parts": [[2019]]}}),
        "Коваленко, Г. (2019). Цифрова дипломатія [Дис. канд. політ. наук]. КНУ.",
    );
    check_apa(
        json!({"type": "thesis", "author": [{"family": "Shannon", "given": "Claude E."}],
            "title": "A symbolic analysis", "genre": "Master's thesis", "publisher": "MIT",
            "issued": {"date-parts": [[1940]]}, "URL": "https://dspace.mit.edu/11173"}),
        "Shannon, C. E. (1940). A symbolic analysis [Master’s thesis, MIT]. https://dspace.mit.edu/11173",
    );
}

#[test]
fn dates_that_hayagriva_does_not_take_are_printed() {
    let book = |issued: Value| json!({"type": "book", "title": "Назва", "issued": issued});
    let range = json!({"date-parts": [[1992], [1993]]});
    check_apa(book(range), "Назва. (1992–1993).");
    let news = |issued: Value| json!({"type": "webpage", "title": "Назва", "issued": issued});
    check_apa(book(json!({"literal": "у друці"})), "Назва. (у друці).");
    check_apa(book(json!({"date-parts": [[40_000]]})), "Назва. (40000).");
    check_apa(
        book(json!({"date-parts": [[1989]], "season": 2})),
        "Назва. (1989).",
    );
    let days = json!({"date-parts": [[2019, 6, 3], [2019, 6, 5]]});
    let (printed, diagnostics) = render(&records(&[news(days)]), "apa", Output::Text).unwrap();
    assert_eq!(printed, ["Назва. (2019, June 3)."]);
    assert_eq!(diagnostics[0].code, "style-date-range");
}

#[test]
fn names_that_hayagriva_cuts_are_printed_whole() {
    let by = |author: Value| json!({"type": "book", "title": "X", "author": [author], "issued": {"date-parts": [[1960]]}});
    check_apa(
        by(json!({"family": "Ortega y Gasset", "given": "J."})),
        "Ortega y Gasset, J. (1960). X.",
    );
    check_apa(
        by(json!({"family": "von Neumann", "given": "J."})),
        "von Neumann, J. (1960). X.",
    );
    check_apa(
        by(json!({"family": "Tolkien", "given": "J.R.R."})),
        "Tolkien, J. R. R. (1960). X.",
    );
    let particle = json!({"family": "Gogh", "given": "V.", "non-dropping-particle": "van"});
    check_apa(by(particle), "van Gogh, V. (1960). X.");
}

#[test]
fn words_and_numbers_that_hayagriva_mangles_are_printed_whole() {
    check_apa(
        json!({"type": "article-journal", "title": "A GISTEMP study (iPad)", "container-title": "PCWorld",
            "issue": "2(15)", "page": "13-17", "issued": {"date-parts": [[2020]]}}),
        "A GISTEMP study (iPad). (2020). PCWorld, (2(15)), 13–17.",
    );
    let item = json!({"type": "article-journal", "title": "The arXiv at USAID (ЄС)", "container-title": "PCWorld",
        "author": [{"family": "Müller", "given": "A.B."}], "issued": {"date-parts": [[2020]]}});
    let list = std::slice::from_ref(&item);
    assert_eq!(
        printed("mla", Output::Text, list),
        ["Müller, A. B. “The arXiv at USAID (ЄС).” PCWorld, 2020."]
    );
    assert_eq!(
        printed("vancouver", Output::Text, list),
        ["1. Müller AB. The arXiv at USAID (ЄС). PCWorld. 2020."]
    );
}

/// Over the stop `hayagriva` takes back its prefix `ISBN `, and panics over the letter of two bytes.
#[test]
fn a_field_may_begin_with_punctuation() {
    let item =
        json!({"type": "book", "title": "X", "ISBN": ".Ґ", "issued": {"date-parts": [[2020]]}});
    let all = printed("iso-690-author-date", Output::Text, &[item]);
    assert!(all[0].contains("ISBN") && all[0].contains("Ґ"), "{all:?}");
}

#[test]
fn the_order_is_that_of_the_input() {
    let book = |family: &str| {
        json!({"type": "book", "title": "X", "author": [{"family": family, "given": "A."}],
            "issued": {"date-parts": [[2020]]}})
    };
    let books = [book("Яценко"), book("Ґудзь"), book("Яценко")];
    assert_eq!(
        printed("ieee", Output::Text, &books)
            .iter()
            .map(|line| &line[..3])
            .collect::<Vec<_>>(),
        ["[1]", "[2]", "[3]"]
    );
    let apa = printed("apa", Output::Text, &books);
    assert!(apa[1].starts_with("Ґудзь"), "{apa:?}");
    assert!(
        apa[0].contains("2020a") && apa[2].contains("2020b"),
        "{apa:?}"
    );
}

#[test]
fn html_and_markdown_are_marked_up_and_escaped() {
    let item = json!({"type": "book", "title": "R&D <script>alert(1)</script> *x*? ",
        "issued": {"date-parts": [[2020]]}, "URL": "https://x.org/?a=1&b=\"2\""});
    assert_eq!(
        printed("apa", Output::Html, std::slice::from_ref(&item)),
        [
            "<i>R&amp;D &lt;script&gt;alert(1)&lt;/script&gt; *x*?</i> (2020). \
          <a href=\"https://x.org/?a=1&amp;b=&quot;2&quot;\">https://x.org/?a=1&amp;b=&quot;2&quot;</a>"
        ]
    );
    assert_eq!(
        printed("apa", Output::Markdown, &[item]),
        [
            "*R&amp;D \\<script\\>alert(1)\\</script\\> \\*x\\*?* (2020). <https://x.org/?a=1&b=\"2\">"
        ]
    );
}

#[test]
fn what_is_marked_to_keep_its_case_keeps_it() {
    let item = json!({"type": "book", "title": "A history of <span class=\"nocase\">the van der Waals</span> <i>force</i>",
        "publisher": "<span class=\"nocase\">iUniverse</span>", "issued": {"date-parts": [[2020]]}});
    let printed = printed("chicago-author-date", Output::Text, &[item]);
    assert_eq!(
        printed,
        ["A History of the van der Waals Force. 2020. iUniverse."]
    );
}

#[test]
fn an_unknown_style_names_its_neighbours() {
    let error = render(&[], "ieeee", Output::Text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Usage);
    assert!(error.to_string().contains("near it are ieee,"), "{error}");
    for name in [
        "apa",
        "ieee",
        "mla",
        "modern-language-association",
        "chicago-author-date",
    ] {
        assert!(render(&[], name, Output::Text).is_ok(), "{name}");
    }
}

mod generated {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;
    use crate::csl_json::strategy::reference;

    static STYLES: LazyLock<Vec<Engine>> = LazyLock::new(|| {
        let names = [
            "apa",
            "iso-690-author-date",
            "chicago-author-date",
            "vancouver",
        ];
        names
            .iter()
            .filter_map(|name| Engine::new(name).ok())
            .collect()
    });

    fn config() -> ProptestConfig {
        ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::with_cases(64)
        }
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn no_record_is_refused(list in proptest::collection::vec(reference(), 1..4)) {
            let words = item::Placeholders::new(&list);
            let prepared: Vec<_> = list
                .iter()
                .enumerate()
                .map(|(at, record)| item::prepare(record, at, &words, &mut Vec::new()))
                .collect();
            let items: Vec<_> = prepared.iter().map(|p| p.item.as_ref()).collect();
            prop_assert!(items.iter().all(Option::is_some));
            prop_assert!(STYLES.iter().all(|style| style.try_render(&items).is_some()));
        }
    }
}
