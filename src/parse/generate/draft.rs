//! A reference under construction: text with labelled pieces.

use crate::model::Label;
use crate::parse::corpus::Labelled;
use crate::parse::scheme::Scheme;
use crate::text::Span;

/// Text with the label it has; without one it is punctuation or a connecting word.
pub(super) type Piece = (Option<Label>, String);

/// Pieces in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) pieces: Vec<Piece>,
}

impl Draft {
    /// Appends matter without a label; a stop after a value that ends in one is left out, as people do.
    pub(super) fn plain(&mut self, text: &str) -> &mut Self {
        let needless = self.ends_with(&['.', '?', '!']) && text.starts_with('.');
        self.verbatim(if needless { &text[1..] } else { text })
    }

    /// The same with every stop.
    pub(super) fn verbatim(&mut self, text: &str) -> &mut Self {
        self.pieces.push((None, text.to_owned()));
        self
    }

    /// Appends a value; an empty one is left out.
    pub(super) fn field(&mut self, label: Label, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if !text.is_empty() {
            self.pieces.push((Some(label), text));
        }
        self
    }

    /// Appends the head of an APA entry: `Author (date). Title`.
    pub(super) fn apa_head(&mut self, author: String, date: String, title: String) -> &mut Self {
        self.field(Label::Author, author)
            .plain(" (")
            .field(Label::Date, date)
            .plain("). ")
            .field(Label::Title, title)
    }

    /// Whether the text so far ends in one of these characters.
    pub(super) fn ends_with(&self, ends: &[char]) -> bool {
        let last = self.pieces.iter().rev().find(|(_, text)| !text.is_empty());
        last.is_some_and(|(_, text)| text.ends_with(ends))
    }

    pub(super) fn into_labelled(self) -> Labelled {
        let mut text = String::new();
        let mut segments = Vec::new();
        for (label, piece) in self.pieces {
            let start = text.len();
            text.push_str(&piece);
            if let Some(label) = label.filter(|_| !piece.is_empty()) {
                segments.push((label.as_str().to_owned(), Span::new(start, text.len())));
            }
        }
        Labelled {
            text,
            segments,
            scheme: Scheme::Common,
        }
    }
}
