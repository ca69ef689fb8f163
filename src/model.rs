//! The types that cross floors: the reference, and what was found out about it.
//!
//! Owns their shape and nothing else: how they are written on the wire is `csl_json`'s business, how
//! they come about that of the floors above. Names are those of CSL 1.0.2 (its variables and item types).

/// Defines a field-less enum whose variants have fixed names on the wire.
macro_rules! named_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $wire:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name used on the wire.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $wire),+ }
            }

            /// The value with this name on the wire, if there is one.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($wire => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

mod date;
mod evidence;
mod kind;
mod label;
mod link;
mod name;
mod reference;
mod resolution;

pub use date::{Date, DateParts};
pub use evidence::{Evidence, Place, Repair};
pub use kind::Kind;
pub use label::{Label, RawReference, Segment, Segmented};
pub use link::{Archived, Hop, LinkReport, LinkVerdict};
pub use name::Name;
pub use reference::{DateField, NameField, Reference, TextField};
pub use resolution::{
    Agreement, Asked, Candidate, FieldComparison, Outcome, Resolution, ResolutionVerdict,
};
