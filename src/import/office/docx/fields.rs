//! Fields: an instruction, and what came of it, often split over many runs and with other fields inside.

use super::super::document::Citation;
use super::super::instruction::{self, Effect};

/// Fields may lie in each other so deep.
const DEEPEST: usize = 40;
/// Data beside EndNote's instruction may be so long.
const LONGEST_DATA: usize = 8 << 20;

#[derive(Debug, Default)]
pub(super) struct Field {
    instruction: String,
    data: String,
    /// Whether what is read is its result.
    pub(super) has_begun: bool,
    pub(super) effect: Effect,
}

/// The fields that are open, innermost last.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many more are open than are kept.
    lost: usize,
}

/// What comes of an instruction.
#[derive(Debug, PartialEq)]
pub(super) enum Told {
    Nothing,
    Link(String),
    Cites(Citation),
}

impl Fields {
    pub(super) fn begin(&mut self) {
        match self.open.len() < DEEPEST {
            true => self.open.push(Field::default()),
            false => self.lost += 1,
        }
    }

    /// The field whose instruction is being read, if any is.
    fn unfinished(&mut self) -> Option<&mut Field> {
        self.open.iter_mut().rev().find(|field| !field.has_begun)
    }

    /// Whether what is read now belongs to an instruction.
    pub(super) fn is_instruction(&self) -> bool {
        self.open.iter().any(|field| !field.has_begun)
    }

    pub(super) fn is_hidden(&self) -> bool {
        self.has(Effect::Hidden)
    }

    pub(super) fn is_generated(&self) -> bool {
        self.has(Effect::Generated)
    }

    fn has(&self, effect: Effect) -> bool {
        self.open.iter().any(|field| field.effect == effect)
    }

    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.unfinished() {
            field.instruction.push_str(text);
        }
    }

    pub(super) fn data(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut()
            && field.data.len() + text.len() <= LONGEST_DATA
        {
            field.data.push_str(text);
        }
    }

    /// The instruction of the innermost field is at its end.
    pub(super) fn separate(&mut self) -> Told {
        if self.lost > 0 {
            return Told::Nothing;
        }
        match self.open.last_mut() {
            Some(field) if !field.has_begun => field.tell(),
            _ => Told::Nothing,
        }
    }

    /// The innermost field ends; tells what it did, and of what came of an instruction without a result.
    pub(super) fn end(&mut self) -> (Told, Effect) {
        if self.lost > 0 {
            self.lost -= 1;
            return (Told::Nothing, Effect::None);
        }
        let has_result = self.open.last().is_some_and(|field| field.has_begun);
        let told = match self.separate() {
            // Without a result there is nothing to link.
            Told::Link(_) => Told::Nothing,
            told => told,
        };
        let Some(field) = self.open.pop() else {
            return (Told::Nothing, Effect::None);
        };
        if instruction::is_endnote_data(&field.instruction)
            && let Some(outer) = self.open.last_mut().filter(|outer| outer.data.is_empty())
        {
            outer.data = field.data;
        }
        let effect = Some(field.effect).filter(|effect| has_result || *effect != Effect::Link);
        (told, effect.unwrap_or_default())
    }

    /// A paragraph ends. No instruction goes on in the next, so that a field that never ends hides nothing.
    pub(super) fn end_paragraph(&mut self) -> Vec<Told> {
        let unfinished = self.open.iter_mut().filter(|field| !field.has_begun);
        unfinished.map(Field::tell).collect()
    }
}

impl Field {
    fn tell(&mut self) -> Told {
        self.has_begun = true;
        self.effect = instruction::effect(&self.instruction);
        match self.effect {
            Effect::Link => {
                instruction::address(&self.instruction).map_or(Told::Nothing, Told::Link)
            }
            _ => instruction::citation(&self.instruction, &self.data)
                .map_or(Told::Nothing, Told::Cites),
        }
    }
}

/// The instruction of a simple field, at once.
pub(super) fn simple(instruction: &str) -> (Told, Effect) {
    let mut field = Field {
        instruction: instruction.to_owned(),
        ..Field::default()
    };
    (field.tell(), field.effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_are_understood() {
        let link = |instruction: &str| simple(instruction).0;
        let to = |address: &str| Told::Link(address.to_owned());
        assert_eq!(
            link(r#" HYPERLINK "https://a.example/x y" "#),
            to("https://a.example/x y")
        );
        assert_eq!(
            link(r#" HYPERLINK "https://a.example" \l "p2" "#),
            to("https://a.example#p2")
        );
        assert_eq!(
            link(r#" HYPERLINK https://a.example \t _blank"#),
            to("https://a.example")
        );
        assert_eq!(link(r#" HYPERLINK \l "_Toc1" "#), Told::Nothing);
        let cites = |citation| Told::Cites(citation);
        let tags = |tags: &[&str]| Citation::Word(tags.iter().map(|&tag| tag.to_owned()).collect());
        assert_eq!(
            link(r" CITATION Бой20 \p 15 \l 1058 \m Пет19 "),
            cites(tags(&["Бой20", "Пет19"]))
        );
        let json = Citation::Csl("{\"a\":1} ".trim().to_owned() + " ");
        assert_eq!(
            link(" ADDIN ZOTERO_ITEM CSL_CITATION {\"a\":1} "),
            cites(json)
        );
        assert_eq!(simple(" BIBLIOGRAPHY ").1, Effect::Generated);
        assert_eq!(simple(" TOC \\o \"1-3\" ").1, Effect::Hidden);
        assert_eq!(simple(" PAGE ").0, Told::Nothing);
    }

    #[test]
    fn the_data_of_a_field_inside_are_those_of_the_field_round_it() {
        let mut fields = Fields::default();
        fields.begin();
        fields.instruct(" ADDIN EN.CITE ");
        fields.begin();
        fields.data("PEVuZE5vdGU+PC9FbmROb3RlPg==");
        fields.instruct(" ADDIN EN.CITE.DATA ");
        assert_eq!(fields.end().0, Told::Nothing);
        let expected = Citation::EndNote("<EndNote></EndNote>".to_owned());
        assert_eq!(fields.separate(), Told::Cites(expected));
        assert_eq!(fields.end(), (Told::Nothing, Effect::None));
        assert_eq!(fields.end(), (Told::Nothing, Effect::None));
    }
}
