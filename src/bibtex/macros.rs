//! The strings that every bibliography style defines.

/// The names of the months as BibTeX's macros, January first.
pub const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Journals of `plain.bst` and the other standard styles (O. Patashnik, `btxbst.doc`).
const JOURNALS: &[(&str, &str)] = &[
    ("acmcs", "ACM Computing Surveys"),
    ("acta", "Acta Informatica"),
    ("cacm", "Communications of the ACM"),
    ("ibmjrd", "IBM Journal of Research and Development"),
    ("ibmsj", "IBM Systems Journal"),
    ("ieeese", "IEEE Transactions on Software Engineering"),
    ("ieeetc", "IEEE Transactions on Computers"),
    (
        "ieeetcad",
        "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    ),
    ("ipl", "Information Processing Letters"),
    ("jacm", "Journal of the ACM"),
    ("jcss", "Journal of Computer and System Sciences"),
    ("scp", "Science of Computer Programming"),
    ("sicomp", "SIAM Journal on Computing"),
    ("tcs", "Theoretical Computer Science"),
    ("tocs", "ACM Transactions on Computer Systems"),
    ("tods", "ACM Transactions on Database Systems"),
    ("tog", "ACM Transactions on Graphics"),
    ("toms", "ACM Transactions on Mathematical Software"),
    ("toois", "ACM Transactions on Office Information Systems"),
    (
        "toplas",
        "ACM Transactions on Programming Languages and Systems",
    ),
];

/// The English name of a month, 1 to 12.
pub fn month_name(month: u8) -> Option<&'static str> {
    MONTH_NAMES.get(usize::from(month).checked_sub(1)?).copied()
}

/// What a string stands for that styles define, be it written small or large.
pub fn predefined(name: &str) -> Option<&'static str> {
    let month = MONTHS
        .iter()
        .position(|month| name.eq_ignore_ascii_case(month));
    if let Some(at) = month {
        return Some(MONTH_NAMES[at]);
    }
    let journal = JOURNALS
        .iter()
        .find(|(short, _)| name.eq_ignore_ascii_case(short));
    journal.map(|(_, journal)| *journal)
}
