//! The styles themselves: finding them by name, mending what `hayagriva` reads wrongly in them.

use citationberg::{
    Choose, IndependentStyle, LayoutRenderingElement, Name, Names, NamesChild, Style,
};
use hayagriva::archive::ArchivedStyle;

use crate::{Error, ErrorKind, Result};

/// So many near names are told.
const NEAR: usize = 4;

/// The names of all styles.
pub(super) fn names() -> Vec<&'static str> {
    let all = ArchivedStyle::all().iter();
    all.flat_map(|style| style.names()).copied().collect()
}

/// The style of this name, if it prints lists.
pub(super) fn find(name: &str) -> Result<IndependentStyle> {
    let archived = ArchivedStyle::by_name(&name.to_lowercase()).ok_or_else(|| unknown(name))?;
    match archived.get() {
        Style::Independent(style) if style.bibliography.is_some() => Ok(mended(style)),
        _ => {
            let message = format!("the style `{name}` prints no list of references");
            Err(Error::new(ErrorKind::Usage, message))
        }
    }
}

fn unknown(name: &str) -> Error {
    let mut near: Vec<_> = names()
        .into_iter()
        .map(|known| (strsim::jaro_winkler(&name.to_lowercase(), known), known))
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let near: Vec<_> = near.iter().take(NEAR).map(|(_, known)| *known).collect();
    let message = format!("unknown style `{name}`; near it are {}", near.join(", "));
    Error::new(ErrorKind::Usage, message)
}

/// `hayagriva` prints nothing for a `<names>` that has children but no `<name>`; in Vancouver that is every
/// author. The empty `<name/>` that is added means the same by the specification of CSL.
fn mended(mut style: IndependentStyle) -> IndependentStyle {
    for part in &mut style.macros {
        mend_all(&mut part.children);
    }
    if let Some(list) = &mut style.bibliography {
        mend_all(&mut list.layout.elements);
    }
    style
}

fn mend_all(elements: &mut [LayoutRenderingElement]) {
    for element in elements {
        match element {
            LayoutRenderingElement::Names(names) => mend_names(names),
            LayoutRenderingElement::Group(group) => mend_all(&mut group.children),
            LayoutRenderingElement::Choose(choose) => mend_branches(choose),
            _ => {}
        }
    }
}

fn mend_branches(choose: &mut Choose) {
    mend_all(&mut choose.if_.children);
    for branch in &mut choose.else_if {
        mend_all(&mut branch.children);
    }
    if let Some(otherwise) = &mut choose.otherwise {
        mend_all(&mut otherwise.children);
    }
}

fn mend_names(names: &mut Names) {
    let named = |child: &NamesChild| matches!(child, NamesChild::Name(_));
    if !names.children.is_empty() && !names.children.iter().any(named) {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
    for child in &mut names.children {
        if let NamesChild::Substitute(substitute) = child {
            mend_all(&mut substitute.children);
        }
    }
}
