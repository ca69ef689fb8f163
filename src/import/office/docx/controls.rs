//! Content controls: reference managers keep their citations in the tags of some.

use super::super::base64;
use super::super::document::Citation;
use super::super::pull::Pull;

/// What the properties of a control say.
#[derive(Debug, Default)]
pub(super) struct Control {
    /// Whether it holds a bibliography that a program wrote.
    pub(super) is_bibliography: bool,
    pub(super) citations: Vec<Citation>,
}

/// Reads the element of properties opened last.
pub(super) fn read(pull: &mut Pull<'_>) -> Control {
    let mut control = Control::default();
    pull.each_inside(|_, tag| match tag.name() {
        "bibliography" => control.is_bibliography = true,
        "tag" => control.take(&tag.attribute("val").unwrap_or_default()),
        _ => {}
    });
    control
}

impl Control {
    fn take(&mut self, tag: &str) {
        if BIBLIOGRAPHIES.iter().any(|start| tag.starts_with(start)) {
            self.is_bibliography = true;
        } else if let Some(data) = tag.strip_prefix("MENDELEY_CITATION_v3_") {
            let bytes = base64::decode(data);
            let json = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            // What cannot be read is reported where JSON is.
            let citation = Citation::Csl(json.unwrap_or_else(|| data.to_owned()));
            self.citations.push(citation);
        } else if tag.starts_with("CitaviPlaceholder") {
            self.citations.push(Citation::Unknown("Citavi"));
        }
    }
}

/// How the tags of bibliographies begin.
const BIBLIOGRAPHIES: &[&str] = &["MENDELEY_BIBLIOGRAPHY", "CitaviBibliography"];
