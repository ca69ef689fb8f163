//! What paragraph styles say: numbering, and which are headings.

use std::collections::HashMap;

use super::super::pull::{Event, Pull, Tag};

/// Styles are based on others so many times at most.
const LONGEST_CHAIN: usize = 32;

/// The numbering and the outline level of a paragraph, as far as they are told.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Properties {
    pub(super) style: Option<String>,
    /// The number of the list; `0` takes it out of any.
    pub(super) list: Option<String>,
    /// Its level in the list, from 0.
    pub(super) level: Option<usize>,
    /// Its level as a heading, from 1; more than 9 for body text.
    pub(super) outline: Option<u8>,
    /// Whether the mark at its end was deleted.
    pub(super) is_joined: bool,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    own: Properties,
}

/// The paragraph styles by id.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Properties {
    /// Takes an element of `w:pPr`.
    pub(super) fn take(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val");
        match tag.name() {
            "pStyle" => self.style = value(),
            "numId" => self.list = value(),
            "ilvl" => self.level = value().and_then(|level| level.parse().ok()),
            "outlineLvl" => {
                let level = value().and_then(|level| level.parse::<u8>().ok());
                self.outline = level.map(|level| level.saturating_add(1));
            }
            // Inside `w:rPr`: the mark at the end.
            "del" | "moveFrom" => self.is_joined = true,
            _ => {}
        }
    }
}

impl Styles {
    pub(super) fn read(xml: &str) -> Self {
        let mut styles = HashMap::new();
        let mut pull = Pull::new(xml);
        while let Some(event) = pull.next() {
            if let Event::Open(tag) = event
                && tag.name() == "style"
            {
                let id = tag.attribute("styleId").unwrap_or_default();
                styles.insert(id, style(&mut pull));
            }
        }
        Self(styles)
    }

    /// What a paragraph's own properties and its style say together.
    pub(super) fn resolved(&self, own: &Properties) -> Properties {
        let mut all = own.clone();
        let mut next = own.style.as_ref();
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = next.and_then(|id| self.0.get(id)) else {
                break;
            };
            if all.list.is_none() {
                all.list.clone_from(&style.own.list);
                all.level = all.level.or(style.own.level);
            }
            let outline = style.own.outline.or_else(|| heading(&style.name));
            all.outline = all.outline.or(outline);
            next = style.based_on.as_ref();
        }
        all.outline = all.outline.filter(|level| *level <= 9);
        all
    }

    /// Whether a paragraph is a line of a table of contents.
    pub(super) fn is_contents(&self, own: &Properties) -> bool {
        let style = own.style.as_ref().and_then(|id| self.0.get(id));
        style.is_some_and(|style| {
            let name = style.name.to_ascii_lowercase();
            name.starts_with("toc ") || name == "table of figures"
        })
    }
}

fn style(pull: &mut Pull<'_>) -> Style {
    let mut style = Style::default();
    pull.each_inside(|_, tag| {
        let value = || tag.attribute("val");
        match tag.name() {
            "name" => style.name = value().unwrap_or_default(),
            "basedOn" => style.based_on = value(),
            _ => style.own.take(tag),
        }
    });
    style
}

/// The level of a built-in style; its name in the file is English whatever the language of Word.
fn heading(name: &str) -> Option<u8> {
    let level = name.to_ascii_lowercase();
    let level = level.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_pass_on_what_they_say() {
        let styles = Styles::read(
            r#"<w:styles xmlns:w="x"><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="a"><w:name w:val="Список"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>
            <w:style w:styleId="c"><w:basedOn w:val="c"/></w:style>
            <w:style w:styleId="z"><w:name w:val="toc 2"/></w:style></w:styles>"#,
        );
        let of = |style: &str, list: Option<&str>| {
            let own = Properties {
                style: Some(style.to_owned()),
                list: list.map(str::to_owned),
                ..Properties::default()
            };
            styles.resolved(&own)
        };
        assert_eq!(of("1", None).outline, Some(1));
        assert_eq!(of("b", None).list.as_deref(), Some("7"));
        assert_eq!(of("b", Some("0")).list.as_deref(), Some("0"));
        assert_eq!(of("c", None).list, None);
        assert!(styles.is_contents(&of("z", None)));
    }
}
