use super::*;
use crate::model::{Date, DateField, Kind, Name};
use Agreement::{Different, Incomparable, Near, OnlyCited, Same};

fn article(
    title: &str,
    authors: &[(&str, &str)],
    year: i32,
    rest: &[(TextField, &str)],
) -> Reference {
    let mut reference = Reference::new("x", Kind::ArticleJournal);
    reference.set_text(TextField::Title, title);
    let names = authors
        .iter()
        .map(|(family, given)| Name::person(*family, *given))
        .collect();
    reference.names.insert(NameField::Author, names);
    reference.dates.insert(DateField::Issued, Date::year(year));
    for (field, value) in rest {
        reference.set_text(*field, *value);
    }
    reference
}

#[track_caller]
fn check_title(cited: &str, registered: &str, expected: Agreement) {
    assert_eq!(
        title::work(cited, registered).agreement,
        expected,
        "{:?}",
        title::work(cited, registered)
    );
}

#[test]
fn titles_that_are_one() {
    check_title(
        "The Support Vector method",
        "The support vector method",
        Same,
    );
    check_title(
        "Mol-instructions: a dataset",
        "Mol-Instructions – A Dataset",
        Same,
    );
    check_title(
        "The <i>Drosophila</i> genome project",
        "The &lt;i&gt;Drosophila&lt;/i&gt; genome project",
        Same,
    );
    check_title(
        "Ethical alignment decision-making for vehicles",
        "Ethical Alignment Decision Making for Vehicles",
        Same,
    );
    check_title(
        "Looking to listen at the cocktail party: a model",
        "Looking to listen at the cocktail party",
        Same,
    );
    check_title(
        "Цифрова дипломатія України",
        "Tsyfrova dyplomatiia Ukrainy",
        Same,
    );
    check_title("Цифрова дипломатія ЄС", "Цифрова дипломатія ЕС", Same);
}

#[test]
fn titles_that_are_not() {
    check_title(
        "Deep learning methods, part 1",
        "Deep learning methods, part 2",
        Different,
    );
    check_title(
        "Deep learning methods. Part I",
        "Deep learning methods. Part II",
        Different,
    );
    check_title(
        "Deep learning methods. Part I",
        "Deep learning methods. Part 1",
        Same,
    );
    check_title(
        "Право і держава: звіт 2020",
        "Право та держава: звіт 2020",
        Near,
    );
    check_title("Deep learning methods", "Deep learning methods 2", Near);
    check_title(
        "Цифрова дипломатія України",
        "Digital diplomacy of Ukraine",
        Incomparable,
    );
    check_title(
        "Цифрова дипломатія України",
        "五、乾餾及瓦斯化",
        Incomparable,
    );
    check_title(
        "Counterfactual memorization in models",
        "Semiamarts and finite values",
        Different,
    );
    check_title("Introduction", "Introduction: the long way", Different);
    check_title(
        "Історія української літератури ХХ століття",
        "История украинской литературы ХХ века",
        Incomparable,
    );
    check_title(
        "Geschichte der ukrainischen Literatur",
        "The history of Ukrainian writing and its readers",
        Incomparable,
    );
    check_title(
        "Limits of the index in diagnosis",
        "Correction: Limits of the index in diagnosis",
        Different,
    );
    check_title(
        "Limits of the index in diagnosis",
        "Review of Limits of the index in diagnosis",
        Different,
    );
    check_title(
        "Review of methods for diagnosis",
        "Review of Methods for Diagnosis",
        Same,
    );
}

#[test]
fn containers_are_abbreviated() {
    for (cited, registered, expected) in [
        (
            "Am J Infect Control",
            "American Journal of Infection Control",
            Same,
        ),
        (
            "Proc. Natl. Acad. Sci.",
            "Proceedings of the National Academy of Sciences",
            Same,
        ),
        ("ECCV", "Computer Vision – ECCV 2018", Near),
        ("Політикус", "Політикус : наук. журнал", Near),
        ("Політикус", "Politicus", Incomparable),
        ("Грані", "Hrani", Same),
        ("Nature", "Science", Different),
    ] {
        assert_eq!(
            title::container(cited, registered).agreement,
            expected,
            "{cited} / {registered}"
        );
    }
}

#[test]
fn an_english_record_confirms_a_ukrainian_reference() {
    let cited = article(
        "Роль цифрової дипломатії в сучасній зовнішній політиці держави",
        &[("Окладна", "М. Г.")],
        2020,
        &[
            (
                TextField::ContainerTitle,
                "Право та інноваційне суспільство",
            ),
            (TextField::Issue, "2(15)"),
            (TextField::Page, "13-17"),
        ],
    );
    let registered = article(
        "The role of digital diplomacy in the modern foreign policy of the state",
        &[("Okladna", "Maryna")],
        2020,
        &[
            (TextField::ContainerTitle, "Law and Innovative Society"),
            (TextField::Issue, "2 (15)"),
            (TextField::Page, "13-17"),
        ],
    );
    let compared = compare(&cited, &registered);
    assert_eq!(compared.agreement("title"), Some(Incomparable));
    assert_eq!(compared.agreement("author"), Some(Same));
    assert!(compared.is_same_work(), "{compared:#?}");
    assert_eq!(compared.differences().count(), 0);
}

#[test]
fn the_same_author_and_year_do_not_make_a_translation() {
    let cited = article(
        "Цифрова дипломатія ЄС",
        &[("Піпченко", "Н. О.")],
        2019,
        &[(TextField::Page, "79-85")],
    );
    let registered = article(
        "Public diplomacy of Turkey",
        &[("Pipchenko", "N.")],
        2019,
        &[(TextField::Page, "12-19")],
    );
    assert_eq!(compare(&cited, &registered).judgement(), Judgement::Unclear);
}

#[test]
fn a_famous_title_under_another_year_is_not_confirmed() {
    let authors = &[("Vaswani", "A."), ("Shazeer", "N.")];
    let cited = article(
        "Attention is all you need",
        authors,
        2017,
        &[(TextField::ContainerTitle, "NeurIPS")],
    );
    let mut copy = article(
        "Attention Is All You Need",
        authors,
        2025,
        &[(TextField::Publisher, "Preprint Hub")],
    );
    copy.kind = Kind::Article;
    let compared = compare(&cited, &copy);
    assert_eq!(compared.agreement("title"), Some(Same));
    assert!(!compared.is_same_work(), "{compared:#?}");
}

#[test]
fn another_work_contradicts_in_title_and_people() {
    let cited = article(
        "Semiamarts and finite values",
        &[("Krengel", "U.")],
        1977,
        &[],
    );
    let other = article(
        "An overview of photocatalysis",
        &[("Mills", "A.")],
        1997,
        &[],
    );
    assert_eq!(compare(&cited, &other).judgement(), Judgement::OtherWork);
    let same_title = article(
        "Semiamarts and finite values",
        &[("Mills", "A.")],
        1977,
        &[],
    );
    assert_eq!(compare(&cited, &same_title).judgement(), Judgement::Unclear);
}

#[test]
fn a_wrong_page_is_a_difference_of_the_same_work() {
    let place = [(TextField::Volume, "18"), (TextField::Page, "13-17")];
    let wrong = [(TextField::Volume, "18"), (TextField::Page, "23-27")];
    let cited = article(
        "Semiamarts and finite values",
        &[("Krengel", "U.")],
        1977,
        &wrong,
    );
    let registered = article(
        "Semiamarts and Finite Values",
        &[("Krengel", "Ulrich")],
        1978,
        &place,
    );
    let compared = compare(&cited, &registered);
    assert!(compared.is_same_work());
    let fields: Vec<_> = compared
        .differences()
        .map(|field| field.field.as_str())
        .collect();
    assert_eq!(fields, ["page"]);
    assert_eq!(compared.agreement("issued"), Some(Near));
}

#[test]
fn alternative_titles_of_a_record_count() {
    let cited = article(
        "Математичне моделювання екструзії",
        &[("Паршин", "Д.")],
        2015,
        &[],
    );
    let mut registered = article(
        "Mathematical modelling of extrusion",
        &[("Parshin", "D.")],
        2015,
        &[],
    );
    let further = serde_json::json!(["Математичне моделювання екструзії"]);
    registered.custom.insert("titles".to_owned(), further);
    assert_eq!(compare(&cited, &registered).agreement("title"), Some(Same));
}

#[test]
fn empty_sides_do_not_compare() {
    let empty = Reference::new("x", Kind::Document);
    let cited = article(
        "Semiamarts and finite values",
        &[("Krengel", "U.")],
        1977,
        &[],
    );
    let compared = compare(&cited, &empty);
    assert_eq!(compared.agreement("title"), Some(OnlyCited));
    assert_eq!(compared.judgement(), Judgement::Unclear);
    assert_eq!(compare(&empty, &empty).judgement(), Judgement::Unclear);
}

#[test]
fn isbn_ten_and_thirteen_are_one() {
    let mut cited = Reference::new("x", Kind::Book);
    cited.set_text(TextField::Isbn, "0-306-40615-2");
    let mut registered = Reference::new("y", Kind::Book);
    registered.set_text(TextField::Isbn, "9780306406157");
    assert_eq!(compare(&cited, &registered).agreement("ISBN"), Some(Same));
}

#[test]
fn the_same_paper_by_other_people_is_named_so() {
    let place = [(TextField::ContainerTitle, "Proceedings of EMNLP 2022")];
    let title = "Distilled dual-encoder model for vision-language understanding";
    let cited = article(title, &[("Gupta", "A."), ("Brown", "M.")], 2022, &place);
    let registered = article(
        title,
        &[("Wang", "Zekun"), ("Zhu", "Haichao")],
        2022,
        &place,
    );
    assert_eq!(
        compare(&cited, &registered).judgement(),
        Judgement::OtherPeople
    );
    let review = article(
        title,
        &[("Wang", "Zekun")],
        2022,
        &[(TextField::ContainerTitle, "Book Reviews")],
    );
    assert_eq!(compare(&cited, &review).judgement(), Judgement::Unclear);
}

#[test]
fn a_chapter_under_the_doi_of_its_book_is_not_elsewhere() {
    let host = "Digital Diplomacy and the Order of States";
    let cited = article(
        "Ukraine in the network",
        &[("Boiko", "O.")],
        2021,
        &[(TextField::ContainerTitle, host)],
    );
    let mut book = article(host, &[("Smith", "J.")], 2021, &[]);
    book.kind = Kind::Book;
    let compared = compare(&cited, &book);
    assert_eq!(compared.agreement("container-title"), Some(Same));
    assert_eq!(compared.judgement(), Judgement::Unclear);
}

#[test]
fn two_papers_of_one_author_in_one_issue_stay_apart() {
    let place = |pages| {
        [
            (TextField::ContainerTitle, "Грані"),
            (TextField::Volume, "24"),
            (TextField::Issue, "3"),
            (TextField::Page, pages),
        ]
    };
    let cited = article(
        "Цифрова дипломатія України",
        &[("Бойко", "О.")],
        2021,
        &place("5-12"),
    );
    let sibling = article(
        "Soft power of small states",
        &[("Boiko", "Olena")],
        2021,
        &place("13-20"),
    );
    assert_eq!(compare(&cited, &sibling).judgement(), Judgement::Unclear);
    let itself = article(
        "Digital diplomacy of Ukraine",
        &[("Boiko", "Olena")],
        2021,
        &place("5-12"),
    );
    assert!(compare(&cited, &itself).is_same_work());
}

#[test]
fn an_issue_may_be_registered_as_a_volume() {
    let place = |field, number| [(field, number), (TextField::Page, "5-12")];
    let issue = article(
        "Цифрова дипломатія",
        &[("Бойко", "О.")],
        2021,
        &place(TextField::Issue, "№ 21"),
    );
    let volume = article(
        "Digital diplomacy",
        &[("Boiko", "O.")],
        2021,
        &place(TextField::Volume, "21"),
    );
    let compared = compare(&issue, &volume);
    assert_eq!(compared.agreement("issue"), Some(Near));
    assert_eq!(compared.agreement("volume"), None);
    assert!(compared.is_same_work());
    let other = article(
        "Digital diplomacy",
        &[("Boiko", "O.")],
        2021,
        &place(TextField::Volume, "7"),
    );
    assert_eq!(compare(&issue, &other).agreement("issue"), Some(OnlyCited));
}

#[test]
fn a_romanised_title_is_known_by_its_translation() {
    let authors = [("Koval", "O.")];
    let mut cited = article("Rol derzhavy v ekonomitsi", &authors, 2020, &[]);
    let registered = article("The role of the state in the economy", &authors, 2020, &[]);
    let agreement = |cited: &Reference| {
        let titles = titles(cited, &registered).expect("both have one");
        titles.agreement
    };
    assert_eq!(agreement(&cited), Different);
    let translation = "The role of the state in the economy".into();
    cited
        .custom
        .insert("translated-title".to_owned(), translation);
    assert_eq!(agreement(&cited), Same);
}
