use super::*;

#[track_caller]
fn check(html: &str, expected: &[&str]) -> Vec<Block> {
    let page = Page::of(html);
    let base = Base::of(&page, "https://a.ua/p/");
    let blocks = of(&page, &base);
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, expected);
    blocks
}

#[test]
fn blocks_and_breaks_end_lines() {
    let found = check(
        "<p>Перший \n <i>рядок</i>,<br>другий</p>Третій<div>четвертий",
        &["Перший рядок,", "другий", "Третій", "четвертий"],
    );
    let broken: Vec<_> = found.iter().map(|block| block.is_broken).collect();
    assert_eq!(broken, [true, false, false, false]);
    check("<tr><td>1.<td>Коваль</tr>", &["1. Коваль"]);
    check("Ко\u{ad}валь<wbr>О.&nbsp;О.", &["КовальО. О."]);
}

#[test]
fn what_is_no_text_is_left_out() {
    check(
        "<nav>Меню</nav><script>x</script><header>Шапка</header>а<button>Копіювати</button>",
        &["а"],
    );
    check(
        "<section><header><h2><button>Література</button></h2></header></section>",
        &["Література"],
    );
    check(
        "<li>а<span style='display: none'>б</span></li><div style='display:none'>в</div>",
        &["а", "в"],
    );
}

#[test]
fn links_behind_references_are_no_text() {
    let found = check(
        "<li>Roe J. Words. 2001. [<a href='https://scholar.google.com/x'>Google Scholar</a>] \
         [<a href='https://doi.org/10.1000/x'>CrossRef</a>]</li>\
         <li><a href='#r'>↑</a> Doe, A. <a href='/b'>Deeds</a> | <a href='/pdf'>PDF</a></li>",
        &["Roe J. Words. 2001.", "Doe, A. Deeds"],
    );
    let links: Vec<_> = found
        .iter()
        .flat_map(|block| &block.links)
        .map(|link| link.address.as_str())
        .collect();
    assert_eq!(
        links,
        [
            "https://scholar.google.com/x",
            "https://doi.org/10.1000/x",
            "https://a.ua/b",
            "https://a.ua/pdf"
        ]
    );
    assert_eq!(found[1].links[0].span.of(&found[1].text), "Deeds");
    check(
        "<li>Roe J. <a href='/wiki/Doi_(identifier)'>doi</a>:<a href='https://doi.org/10.1/x'>10.1/x</a>. (<a href=/d>DOI</a>)",
        &["Roe J. doi:10.1/x."],
    );
    check(
        "<li>Roe J.<p><a href=/d>Article</a> <a href=/g>Google Scholar</a></li>",
        &["Roe J.", ""],
    );
}

#[test]
fn places_in_the_source_are_kept() {
    let html = "<ol>\n<li> Коваль &amp; <b>Бойко</b>.\n</ol>";
    let found = check(html, &["Коваль & Бойко."]);
    assert_eq!(found[0].span.of(html), " Коваль &amp; <b>Бойко</b>.");
    assert!(matches!(found[0].place, Place::Item(_)));
}
