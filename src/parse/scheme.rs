//! Label schemes of the labelled corpora, brought to one.
//!
//! Three schemes exist: our own, AnyStyle's (whole tokens with their punctuation) and GROBID's (TEI elements).
//! [`cores`] cuts the value out of a foreign segment (`(Vol. 12(3):` is volume 12 and issue 3); scoring and training
//! both stand on it, so that both read a corpus alike.

mod cores;

pub(super) use cores::{Core, trim};

use cores::cores;

use crate::model::Label;
use crate::text::Span;

use super::corpus::Labelled;
use super::edges::with_other_bracket;

/// A label scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// The labels of [`Label`].
    Common,
    /// AnyStyle's.
    AnyStyle,
    /// GROBID's citation model, as TEI.
    Grobid,
}

impl Scheme {
    /// The scheme of a name: `common`, `anystyle`, `grobid`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "common" => Some(Self::Common),
            "anystyle" => Some(Self::AnyStyle),
            "grobid" => Some(Self::Grobid),
            _ => None,
        }
    }
}

/// The label of ours that a foreign label stands for; `None` for punctuation and what has no counterpart.
///
/// `has_article` tells whether the reference has GROBID's `title:a`, without which `title:m` is the title.
fn common_label(scheme: Scheme, label: &str, has_article: bool) -> Option<Label> {
    match scheme {
        Scheme::Common => Label::from_name(label),
        Scheme::AnyStyle => match label {
            "journal" | "container-title" => Some(Label::Container),
            "collection-title" | "medium" => Some(Label::Note),
            "source" | "director" | "producer" => Some(Label::Other),
            other => Label::from_name(other),
        },
        Scheme::Grobid => match label {
            "title:a" => Some(Label::Title),
            "title:j" => Some(Label::Container),
            "title:m" if has_article => Some(Label::Container),
            "title:m" => Some(Label::Title),
            "title:s" => Some(Label::Note),
            "biblScope:volume" => Some(Label::Volume),
            "biblScope:issue" => Some(Label::Issue),
            "biblScope:page" => Some(Label::Pages),
            "pubPlace" => Some(Label::Location),
            "orgName" => Some(Label::Institution),
            "note:report" => Some(Label::Genre),
            "idno:doi" => Some(Label::Doi),
            "idno:isbn" => Some(Label::Isbn),
            "ptr:web" => Some(Label::Url),
            "orgName:collaboration" | "biblScope:chapter" | "idno:issn" => Some(Label::Other),
            _ if label.starts_with("idno:") => Some(Label::Number),
            "other" => None,
            other => Label::from_name(other),
        },
    }
}

/// Whether a scheme's label is one of the thirteen that are scored, under either scheme's names.
fn is_scored(scheme: Scheme, label: &str) -> bool {
    match scheme {
        Scheme::Common => true,
        Scheme::AnyStyle => matches!(
            label,
            "author"
                | "editor"
                | "title"
                | "container-title"
                | "journal"
                | "date"
                | "volume"
                | "issue"
                | "pages"
                | "publisher"
                | "location"
                | "doi"
                | "url"
                | "edition"
        ),
        Scheme::Grobid => matches!(
            label,
            "author"
                | "editor"
                | "title:a"
                | "title:j"
                | "title:m"
                | "date"
                | "biblScope:volume"
                | "biblScope:issue"
                | "biblScope:page"
                | "publisher"
                | "pubPlace"
                | "idno:doi"
                | "ptr:web"
        ),
    }
}

/// The values in each segment of a reference, in our labels; foreign punctuation is left out.
pub(super) fn values(reference: &Labelled) -> Vec<Core> {
    let scheme = reference.scheme;
    let has_article = reference
        .segments
        .iter()
        .any(|(label, _)| label == "title:a");
    let mut found = Vec::new();
    for (name, span) in &reference.segments {
        if name == "other" && scheme != Scheme::Common {
            continue;
        }
        let text = reference.text_of(*span);
        let label = common_label(scheme, name, has_article);
        let cores = match label {
            Some(label) if is_scored(scheme, name) => cores(scheme, label, text),
            _ => vec![(label, trim(text, 0, text.len()))],
        };
        found.extend(
            cores
                .into_iter()
                .map(|(label, core)| (label, core.shifted(span.start))),
        );
    }
    found
}

/// A labelled reference in our labels, the spans as the labelling guide wants them.
pub fn to_common(reference: &Labelled) -> Vec<(Label, Span)> {
    if reference.scheme == Scheme::Common {
        let label = |(name, span): &(String, Span)| Some((Label::from_name(name)?, *span));
        return reference.segments.iter().filter_map(label).collect();
    }
    let mut found = Vec::new();
    let mut from = 0;
    for (label, span) in values(reference) {
        let Some(label) = label.filter(|_| !span.is_empty() && span.start >= from) else {
            continue;
        };
        let span = widened(&reference.text, label, span, from);
        from = span.end;
        found.push((label, span));
    }
    found
}

/// Gives back what trimming took too much of: the stop of an initial, a question mark, the other bracket.
fn widened(text: &str, label: Label, mut span: Span, from: usize) -> Span {
    if label == Label::CitationNumber {
        let token = |c: &char| !c.is_whitespace();
        span.start -= text[from..span.start]
            .chars()
            .rev()
            .take_while(token)
            .map(char::len_utf8)
            .sum::<usize>();
        span.end += text[span.end..]
            .chars()
            .take_while(token)
            .map(char::len_utf8)
            .sum::<usize>();
        return span;
    }
    span = with_other_bracket(text, span, from, text.len());
    let next = text[span.end..].chars().next();
    let keeps = match label {
        Label::Title | Label::Container => matches!(next, Some('?' | '!' | '…')),
        Label::Author | Label::Editor | Label::Translator => {
            next == Some('.') && ends_in_initial(span.of(text))
        }
        _ => false,
    };
    if keeps {
        span.end += next.map_or(0, char::len_utf8);
    }
    if label == Label::Doi {
        let before = &text[from..span.start];
        let start = before
            .rfind("http")
            .filter(|&at| !before[at..].contains(char::is_whitespace));
        span.start -= start.map_or(0, |at| before.len() - at);
    }
    span
}

fn ends_in_initial(names: &str) -> bool {
    let last = names
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    matches!(last, "al" | "Jr" | "Sr" | "jr" | "ін" | "др")
        || (last.chars().count() <= 2 && last.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(scheme: Scheme, label: &str, text: &str, expected: &[(Label, &str)]) {
        let segments = vec![(label.to_owned(), Span::new(0, text.len()))];
        let reference = Labelled {
            text: text.to_owned(),
            segments,
            scheme,
        };
        let got: Vec<_> = to_common(&reference)
            .into_iter()
            .map(|(label, span)| (label, span.of(text)))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn anystyle_tokens_lose_their_punctuation() {
        use Scheme::AnyStyle;
        check(
            AnyStyle,
            "volume",
            "12(3):",
            &[(Label::Volume, "12"), (Label::Issue, "3")],
        );
        check(
            AnyStyle,
            "volume",
            "Vol. 7, no. 2,",
            &[(Label::Volume, "7"), (Label::Issue, "2")],
        );
        check(
            AnyStyle,
            "pages",
            "1997;17(3):833-853.",
            &[
                (Label::Date, "1997"),
                (Label::Volume, "17"),
                (Label::Issue, "3"),
                (Label::Pages, "833-853"),
            ],
        );
        check(AnyStyle, "pages", "pp. 12–15.", &[(Label::Pages, "12–15")]);
        check(
            AnyStyle,
            "editor",
            "In J. Doe & A. Roe (Eds.),",
            &[(Label::Editor, "J. Doe & A. Roe")],
        );
        check(
            AnyStyle,
            "container-title",
            "In Proc. of X (Y).",
            &[(Label::Container, "Proc. of X (Y)")],
        );
        check(
            AnyStyle,
            "author",
            "Heidegger, M.,",
            &[(Label::Author, "Heidegger, M.")],
        );
        check(
            AnyStyle,
            "citation-number",
            "[12]",
            &[(Label::CitationNumber, "[12]")],
        );
        check(AnyStyle, "title", "“Why?”", &[(Label::Title, "Why?")]);
    }

    #[test]
    fn grobid_labels_are_renamed() {
        check(
            Scheme::Grobid,
            "title:m",
            "A Book",
            &[(Label::Title, "A Book")],
        );
        check(
            Scheme::Grobid,
            "idno:doi",
            "doi:10.1000/1",
            &[(Label::Doi, "10.1000/1")],
        );
        check(Scheme::Grobid, "other", "), pp.", &[]);
    }
}
