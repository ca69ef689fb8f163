//! Words broken at the end of a line of the page: `середо- вища`, `науково- практичної`.

use crate::text::Words;

/// First halves of compounds, which keep their hyphen.
static COMPOUNDS: Words = Words::new(
    "арт прес дизайн бізнес веб медіа фото відео міні онлайн інтернет віце екс топ бизнес пресс \
    интернет",
);

/// What English words may end in and no word is.
static ENDS: Words = Words::new(
    "tion tions tional ment ments mental ing ings ness ity ities ical ically ance ences ence able ible \
    ation ations ative ive ious ology ological ture tures tive sion sions ties",
);

/// What stands behind a hyphen that is for the rest of a compound: `теле- і радіомовлення`.
static JOINERS: Words = Words::new("і й та або чи и или and or to und oder et y");

/// A text with the halves of its words put together; where they may be two words, the hyphen stays.
pub(super) fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("- ") {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        out.push_str(before);
        out.push_str(joint(&out, after));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What a hyphen with a space behind it becomes.
fn joint(before: &str, after: &str) -> &'static str {
    let head = last_letters(before);
    let tail: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
    let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    let inside = lower(head.chars().next_back()) && lower(tail.chars().next());
    if !inside || head.chars().count() < 2 || JOINERS.has(&tail) {
        return "- ";
    }
    let is_end = match tail.is_ascii() {
        true => ENDS.has(&tail),
        false => is_end_of_word(&head.to_lowercase(), &tail),
    };
    if is_end { "" } else { "-" }
}

/// Whether letters behind a hyphen end the word that begins before it; a longer second half may be a word of its own.
fn is_end_of_word(head: &str, tail: &str) -> bool {
    // `науково-`, `культурно-`: first halves of compounds end so, first halves of words seldom.
    let compound = head.chars().count() > 5
        && ["но", "во", "ко", "ьо"]
            .iter()
            .any(|end| head.ends_with(end));
    let known = COMPOUNDS.has(head);
    (2..=5).contains(&tail.chars().count()) && !compound && !known
}

fn last_letters(text: &str) -> &str {
    let end = text.trim_end_matches(char::is_alphabetic).len();
    &text[end..]
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn halves_are_put_together() {
        for (broken, whole) in [
            ("Дизайн середо- вища", "Дизайн середовища"),
            ("наук.-практ. конф. (Ки- їв)", "наук.-практ. конф. (Київ)"),
            ("публіцистика- бесіди", "публіцистика-бесіди"),
            ("дизайн- форум", "дизайн-форум"),
            ("Ун- т «Україна»", "Ун-т «Україна»"),
            ("Збірник наукових пра- ць", "Збірник наукових праць"),
            ("науково- практична конф.", "науково-практична конф."),
            ("теле- і радіомовлення", "теле- і радіомовлення"),
            ("Sci- conf", "Sci-conf"),
            ("self- directed learning", "self-directed learning"),
            ("Composi- tional design", "Compositional design"),
            ("С. 5- 9", "С. 5- 9"),
            ("Київ- Львів", "Київ- Львів"),
            ("Право - наука", "Право - наука"),
        ] {
            assert_eq!(joined(broken), whole, "{broken}");
        }
    }
}
