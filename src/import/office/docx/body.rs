//! The text of a document: `w:document`, and the bodies of notes.

use std::collections::{HashMap, HashSet};

use super::super::document::{Citation, Flow, LINE_BREAK, PAGE_BREAK, Paragraph};
use super::super::instruction::{self, Effect};
use super::super::pull::{Event, Pull, Tag};
use super::Parts;
use super::controls;
use super::fields::{self, Fields, Told};
use super::numbering::Counters;
use super::styles::Properties;
use super::symbols::symbol;

/// What stands between runs and is not of the text, or was deleted.
const SKIPPED: &[&str] = &[
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "sectPr",
    "rt",
    "pPrChange",
    "rPrChange",
    "tblPr",
    "tblGrid",
    "trPr",
    "tcPr",
];

/// Reads one body.
pub(super) struct Body<'p> {
    parts: &'p Parts,
    flow: Flow,
    /// The properties of the paragraphs that are open.
    properties: Vec<Properties>,
    /// A paragraph whose mark was deleted.
    joined: Option<Paragraph>,
    fields: Fields,
    /// For each content control that is open, whether it is a bibliography.
    controls: Vec<bool>,
    /// For each place with alternatives, whether one was taken.
    alternatives: Vec<bool>,
    /// For each hyperlink that is open, whether it goes outside.
    links: Vec<bool>,
    simple: Vec<Effect>,
    text: Within,
    is_hidden: bool,
    counters: Counters,
    /// What is cited between paragraphs; it goes to the next.
    pending: Vec<Citation>,
    /// The notes that were referred to: each is taken once.
    noted: HashSet<(bool, String)>,
}

/// What the characters are that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Text,
    Instruction,
    Data,
}

impl<'p> Body<'p> {
    pub(super) fn new(parts: &'p Parts) -> Self {
        Self {
            parts,
            flow: Flow::default(),
            properties: Vec::new(),
            joined: None,
            fields: Fields::default(),
            controls: Vec::new(),
            alternatives: Vec::new(),
            links: Vec::new(),
            simple: Vec::new(),
            text: Within::Nothing,
            is_hidden: false,
            counters: Counters::default(),
            pending: Vec::new(),
            noted: HashSet::new(),
        }
    }

    /// The paragraphs, and what is wrong with the part if it ends too early.
    pub(super) fn read(mut self, xml: &str) -> (Vec<Paragraph>, Option<String>) {
        let mut pull = Pull::new(xml);
        self.take_all(&mut pull, 0);
        let fault = pull.fault().map(str::to_owned);
        (self.finish(), fault)
    }

    /// All paragraphs; what waits for one more gets it.
    fn finish(mut self) -> Vec<Paragraph> {
        if self.joined.is_some() || !self.pending.is_empty() {
            self.open_paragraph();
            self.close_paragraph();
        }
        self.flow.finish()
    }

    /// Takes events until `depth` elements are open no more.
    fn take_all(&mut self, pull: &mut Pull<'_>, depth: usize) {
        while let Some(event) = pull.next() {
            match event {
                Event::Open(tag) => self.open(pull, &tag),
                Event::Close(end) => self.close(end.name()),
                Event::Text(text) => self.characters(&text),
            }
            if pull.depth() < depth {
                break;
            }
        }
    }

    fn characters(&mut self, text: &str) {
        match self.text {
            Within::Nothing => {}
            Within::Instruction => self.fields.instruct(text),
            Within::Data => self.fields.data(text),
            Within::Text if self.fields.is_instruction() => self.fields.instruct(text),
            Within::Text => self.write(text),
        }
    }

    fn write(&mut self, text: &str) {
        if !self.is_hidden && !self.fields.is_hidden() {
            self.flow.text(text);
        }
    }

    fn put(&mut self, c: char) {
        if !self.is_hidden && !self.fields.is_hidden() && !self.fields.is_instruction() {
            self.flow.character(c);
        }
    }

    fn open(&mut self, pull: &mut Pull<'_>, tag: &Tag<'_>) {
        match tag.name() {
            name if SKIPPED.contains(&name) => pull.skip(),
            "p" => self.open_paragraph(),
            "pPr" => self.paragraph_properties(pull),
            "rPr" => self.run_properties(pull),
            // In drawings `a:t` is text that a chart or diagram shows.
            "t" if tag.prefix() != "a" => self.text = Within::Text,
            "instrText" => self.text = Within::Instruction,
            "fldData" => self.text = Within::Data,
            "fldChar" => self.field(tag),
            "fldSimple" => self.simple_field(tag),
            "tab" | "ptab" => self.put('\t'),
            "br" | "cr" => self.line_break(tag),
            "noBreakHyphen" => self.put('-'),
            "sym" => self.symbol(tag),
            "hyperlink" => self.hyperlink(tag),
            "bookmarkStart" => self.bookmark(tag),
            "footnoteReference" => self.note(false, tag),
            "endnoteReference" => self.note(true, tag),
            _ => self.open_frame(pull, tag),
        }
    }

    /// What holds paragraphs.
    fn open_frame(&mut self, pull: &mut Pull<'_>, tag: &Tag<'_>) {
        match tag.name() {
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "sdt" => self.controls.push(false),
            "sdtPr" => self.control(pull),
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => {
                let taken = self.alternatives.last_mut();
                if taken.is_some_and(|taken| std::mem::replace(taken, true)) {
                    pull.skip();
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" | "instrText" | "fldData" => self.text = Within::Nothing,
            "p" => self.close_paragraph(),
            "r" => self.is_hidden = false,
            "tr" => self.flow.close_row(),
            "sdt" => drop(self.controls.pop()),
            "AlternateContent" => drop(self.alternatives.pop()),
            "hyperlink" => {
                let linked = self.links.pop() == Some(true);
                self.close_link(linked);
            }
            "fldSimple" => {
                let linked = self.simple.pop() == Some(Effect::Link);
                self.close_link(linked);
            }
            _ => {}
        }
    }

    fn close_link(&mut self, is_linked: bool) {
        if is_linked {
            self.flow.close_link();
        }
    }

    fn open_paragraph(&mut self) {
        self.flow
            .open_paragraph(self.joined.take().unwrap_or_default());
        self.properties.push(Properties::default());
        for citation in std::mem::take(&mut self.pending) {
            self.flow.cite(citation);
        }
    }

    fn close_paragraph(&mut self) {
        for told in self.fields.end_paragraph() {
            if let Told::Cites(citation) = told {
                self.cite(citation);
            }
        }
        let own = self.properties.pop().unwrap_or_default();
        if own.is_joined {
            self.joined = self.flow.take_open();
            return;
        }
        let all = self.parts.styles.resolved(&own);
        let is_generated = self.fields.is_generated()
            || self.simple.contains(&Effect::Generated)
            || self.controls.contains(&true);
        if let Some(paragraph) = self.flow.open() {
            paragraph.outline = all.outline;
            paragraph.is_generated |= is_generated;
            if self.parts.styles.is_contents(&own) {
                paragraph.text.clear();
                paragraph.links.clear();
            }
        }
        let label = self.label(&all);
        self.flow.close_paragraph(label.as_deref());
    }

    /// The number of a paragraph. That of a heading is counted but not printed: it says nothing of references.
    fn label(&mut self, all: &Properties) -> Option<String> {
        let list = all.list.as_deref().filter(|list| *list != "0")?;
        let level = all.level.unwrap_or(0);
        let numbering = &self.parts.numbering;
        let label = numbering.next(list, level, &mut self.counters);
        label.filter(|_| all.outline.is_none())
    }

    fn paragraph_properties(&mut self, pull: &mut Pull<'_>) {
        let mut own = Properties::default();
        pull.each_inside(|pull, tag| match tag.name() {
            "pPrChange" | "rPrChange" | "sectPr" | "numberingChange" => pull.skip(),
            _ => own.take(tag),
        });
        if let Some(last) = self.properties.last_mut() {
            *last = own;
        }
    }

    fn run_properties(&mut self, pull: &mut Pull<'_>) {
        let mut is_hidden = false;
        pull.each_inside(|pull, tag| match tag.name() {
            "rPrChange" => pull.skip(),
            "vanish" => {
                let off = tag.attribute("val");
                is_hidden = !off.is_some_and(|off| ["0", "false", "off"].contains(&off.as_str()));
            }
            _ => {}
        });
        self.is_hidden = is_hidden;
    }

    fn line_break(&mut self, tag: &Tag<'_>) {
        let of_page = tag
            .attribute("type")
            .is_some_and(|kind| kind != "textWrapping");
        self.put(if of_page { PAGE_BREAK } else { LINE_BREAK });
    }

    fn symbol(&mut self, tag: &Tag<'_>) {
        let code = tag.attribute("char");
        let code = code.and_then(|code| u32::from_str_radix(&code, 16).ok());
        if let Some(c) = code.and_then(symbol) {
            self.put(c);
        }
    }

    fn field(&mut self, tag: &Tag<'_>) {
        let told = match tag.attribute("fldCharType").as_deref() {
            Some("begin") => return self.fields.begin(),
            Some("separate") => self.fields.separate(),
            Some("end") => {
                let (told, effect) = self.fields.end();
                if effect == Effect::Link {
                    self.flow.close_link();
                }
                if effect == Effect::Generated
                    && let Some(paragraph) = self.flow.open()
                {
                    paragraph.is_generated = true;
                }
                told
            }
            _ => return,
        };
        self.told(told);
    }

    fn simple_field(&mut self, tag: &Tag<'_>) {
        let instruction = tag.attribute("instr").unwrap_or_default();
        let (told, effect) = fields::simple(&instruction);
        self.simple.push(effect);
        self.told(told);
    }

    fn told(&mut self, told: Told) {
        match told {
            Told::Nothing => {}
            Told::Link(address) => self.flow.open_link(address),
            Told::Cites(citation) => self.cite(citation),
        }
    }

    fn hyperlink(&mut self, tag: &Tag<'_>) {
        let target = tag.attribute("id");
        let target = target.and_then(|id| self.parts.targets.get(&id));
        self.links.push(target.is_some());
        if let Some(address) = target {
            let place = tag.attribute("anchor");
            let place = place.filter(|_| !address.contains('#'));
            let address = match place {
                Some(place) => format!("{address}#{place}"),
                None => address.clone(),
            };
            self.flow.open_link(address);
        }
    }

    fn bookmark(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("name");
        let code = name.and_then(|name| self.parts.bookmarks.take(&name));
        if let Some(citation) = code.and_then(|code| instruction::stored(&code)) {
            self.cite(citation);
        }
    }

    fn note(&mut self, at_end: bool, tag: &Tag<'_>) {
        let Some(id) = tag.attribute("id") else {
            return;
        };
        let notes = match at_end {
            true => &self.parts.endnotes,
            false => &self.parts.footnotes,
        };
        if let Some(paragraphs) = notes.get(&id)
            && self.noted.insert((at_end, id))
        {
            self.flow.note(paragraphs.clone());
        }
    }

    fn cite(&mut self, citation: Citation) {
        match self.flow.open() {
            Some(paragraph) => paragraph.citations.push(citation),
            None => self.pending.push(citation),
        }
    }

    fn control(&mut self, pull: &mut Pull<'_>) {
        let control = controls::read(pull);
        control.citations.into_iter().for_each(|one| self.cite(one));
        if let Some(last) = self.controls.last_mut() {
            *last = control.is_bibliography;
        }
    }
}

/// The notes of a part by their ids; those that only part notes from the text are left out.
pub(super) fn notes(parts: &Parts, xml: &str) -> (HashMap<String, Vec<Paragraph>>, Option<String>) {
    let mut notes = HashMap::new();
    let mut pull = Pull::new(xml);
    while let Some(event) = pull.next() {
        let Event::Open(tag) = event else { continue };
        if !["footnote", "endnote"].contains(&tag.name()) {
            continue;
        }
        let mut body = Body::new(parts);
        let depth = pull.depth();
        body.take_all(&mut pull, depth);
        let kind = tag.attribute("type").unwrap_or_default();
        if kind.is_empty() || kind == "normal" {
            let id = tag.attribute("id").unwrap_or_default();
            notes.insert(id, body.finish());
        }
    }
    (notes, pull.fault().map(str::to_owned))
}
