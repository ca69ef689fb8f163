//! Records into a library: what is new is added, what is there already is recognised and reported.
//!
//! Owns what becomes of an entry. Whether two entries are one work is [`matching`]'s business, keeping them
//! [`store`](crate::store)'s.

mod difference;
mod rejects;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use crate::Result;
use crate::matching;
use crate::model::Reference;
use crate::store::{Change, Store, Stored, Writing};

pub use difference::Difference;
pub use rejects::{RejectFile, reject_files};

use difference::{fill, replace};

/// How many records are stored in one transaction: few enough that another program need not wait long, so many that the disk
/// is not waited for.
const BATCH: usize = 4096;

/// What the ids begin with that references get which came as text.
const NUMBERED: &str = "ref-";

/// What becomes of an entry that is in the library with other values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OnDifference {
    /// The library's stays as it is.
    #[default]
    Keep,
    /// Fields that the library lacks are filled.
    Update,
    /// The new values are taken; fields that the new entry lacks stay.
    Replace,
}

/// How records are imported.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// What becomes of an entry that is there with other values.
    pub on_difference: OnDifference,
    /// Whether nothing is kept: only what would happen is told.
    pub rehearsal: bool,
    /// The time, `YYYY-MM-DDThh:mm:ssZ`.
    pub now: String,
}

/// What came of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was added.
    New,
    /// It is there, with all that it says.
    Known,
    /// It is there and says something else or less; the library's was kept.
    Differs,
    /// It is there, and fields that it lacked were filled.
    Updated,
    /// It is there, and the new values were taken.
    Replaced,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::Known,
        Self::Differs,
        Self::Updated,
        Self::Replaced,
    ];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Differs => "differs",
            Self::Updated => "updated",
            Self::Replaced => "replaced",
        }
    }
}

/// An entry after its import.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What came of it.
    pub outcome: Outcome,
    /// The record as the library has it now, under the library's id.
    pub record: Reference,
    /// The id that it came with.
    pub came_as: String,
    /// Whether an earlier entry of this run is the same work.
    pub again: bool,
    /// In what it differed from what the library had.
    pub difference: Difference,
}

/// Brings records into a library, each after the one before it, and tells what came of each once it is stored for good.
/// `sources` names where each record comes from.
///
/// Records are stored in batches: what ends this early ends it between two entries, and the library holds exactly those that
/// were told. `go_on` is asked before each entry.
///
/// # Errors
/// When the library cannot be read or written; what was told until then is kept.
pub fn import(
    records: Vec<Reference>,
    store: &mut Store,
    options: &ImportOptions,
    go_on: impl Fn() -> bool,
    mut each: impl FnMut(Imported),
) -> Result<()> {
    let mut run = Run::new(options);
    let mut records = records.into_iter().peekable();
    while records.peek().is_some() && go_on() {
        let writing = match options.rehearsal {
            true => store.rehearse()?,
            false => store.write()?,
        };
        run.last_numbered = writing.last_numbered(NUMBERED)?;
        let size = if options.rehearsal { usize::MAX } else { BATCH };
        let mut told = Vec::new();
        for record in records.by_ref().take(size) {
            told.push(run.take(&writing, record)?);
            if !go_on() {
                break;
            }
        }
        if !options.rehearsal {
            writing.commit()?;
        }
        told.into_iter().for_each(&mut each);
    }
    Ok(())
}

/// The library's records of what was brought to it, each once, where it came first and as it was left last.
pub fn stored_records(told: Vec<Imported>) -> Vec<Reference> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut records: Vec<Reference> = Vec::new();
    for Imported { record, .. } in told {
        match places.get(&record.id) {
            Some(&at) => records[at] = record,
            None => {
                places.insert(record.id.clone(), records.len());
                records.push(record);
            }
        }
    }
    records
}

/// What is remembered from one entry to the next.
struct Run<'a> {
    options: &'a ImportOptions,
    /// The greatest N of an id `ref-N`.
    last_numbered: u64,
    /// The last number that was tried behind an id.
    suffixes: HashMap<String, u64>,
    /// The entries that this run added or met.
    met: HashSet<i64>,
    /// The entries by the ids that they came with.
    came: HashMap<String, i64>,
}

impl<'a> Run<'a> {
    fn new(options: &'a ImportOptions) -> Self {
        Self {
            options,
            last_numbered: 0,
            suffixes: HashMap::new(),
            met: HashSet::new(),
            came: HashMap::new(),
        }
    }

    fn take(&mut self, writing: &Writing<'_>, mut record: Reference) -> Result<Imported> {
        let came_as = record.id.clone();
        // In a library both are one entry.
        let twin = record.evidence.parallel.take();
        let there = self.find(writing, &record, twin)?;
        let imported = match there {
            Some(there) => self.meet(writing, there, record)?,
            None => self.add(writing, record)?,
        };
        self.came.insert(came_as, imported.0);
        Ok(imported.1)
    }

    /// The entry of the library that is the same work.
    fn find(
        &self,
        writing: &Writing<'_>,
        record: &Reference,
        twin: Option<String>,
    ) -> Result<Option<Stored>> {
        if let Some(number) = twin.and_then(|id| self.came.get(&id)) {
            return writing.entry(*number).map(Some);
        }
        let mut alike = Vec::new();
        for number in writing.alike(record)? {
            let stored = writing.entry(number)?;
            if difference::none(&stored.record, record) {
                return Ok(Some(stored));
            }
            alike.push(stored);
        }
        let mut alike = alike.into_iter();
        Ok(alike.find(|stored| matching::same_entry(&stored.record, record)))
    }

    fn add(&mut self, writing: &Writing<'_>, mut record: Reference) -> Result<(i64, Imported)> {
        let came_as = record.id.clone();
        record.id = self.free_id(writing, &record.id)?;
        let source = source_of(&record).to_owned();
        let number = writing.add(&record, &source, &self.options.now)?;
        self.met.insert(number);
        let imported = Imported {
            outcome: Outcome::New,
            record,
            came_as,
            again: false,
            difference: Difference::default(),
        };
        Ok((number, imported))
    }

    /// The id, if no other work has it; else the next that none has.
    fn free_id(&mut self, writing: &Writing<'_>, id: &str) -> Result<String> {
        let number = numbered(id);
        if !writing.has_id(id)? {
            self.last_numbered = self.last_numbered.max(number.unwrap_or(0));
            return Ok(id.to_owned());
        }
        if number.is_some() {
            self.last_numbered += 1;
            return Ok(format!("{NUMBERED}{}", self.last_numbered));
        }
        let tried = self.suffixes.entry(id.to_owned()).or_insert(1);
        loop {
            *tried += 1;
            let free = format!("{id}-{tried}");
            if !writing.has_id(&free)? {
                return Ok(free);
            }
        }
    }

    fn meet(
        &mut self,
        writing: &Writing<'_>,
        there: Stored,
        record: Reference,
    ) -> Result<(i64, Imported)> {
        let again = !self.met.insert(there.number);
        let difference = Difference::between(&there.record, &record);
        let (after, change) = match self.options.on_difference {
            // Of several entries in one run that are one work the first counts.
            OnDifference::Replace if !again => (replace(&there.record, &record), Change::Replaced),
            OnDifference::Keep => (there.record.clone(), Change::Updated),
            _ => (fill(&there.record, &record), Change::Updated),
        };
        let changed = after != there.record;
        if changed {
            let source = source_of(&record);
            writing.change(&there, &after, change, source, &self.options.now)?;
        }
        let outcome = match (changed, change) {
            (true, Change::Replaced) => Outcome::Replaced,
            // What was filled may still say something else elsewhere.
            _ if !Difference::between(&after, &record).is_empty() => Outcome::Differs,
            (true, _) => Outcome::Updated,
            (false, _) => Outcome::Known,
        };
        let imported = Imported {
            outcome,
            record: after,
            came_as: record.id,
            again,
            difference,
        };
        Ok((there.number, imported))
    }
}

/// The N of an id `ref-N`.
fn numbered(id: &str) -> Option<u64> {
    let digits = id.strip_prefix(NUMBERED)?;
    let number = digits.parse::<u64>().ok()?;
    (number.to_string() == digits).then_some(number)
}

/// The name of the input that a record stood in; nothing where it does not say.
fn source_of(record: &Reference) -> &str {
    let place = record.evidence.place.as_ref();
    place.map_or("", |place| place.source.as_str())
}
