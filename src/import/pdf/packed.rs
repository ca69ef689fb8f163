//! Packed streams: none is unpacked before it is known to how much.
//!
//! The library that reads the document unpacks without a limit, so that a small file could ask for all memory.

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Filter;
use hayro_syntax::object::{Dict, Stream};

use super::fonts;
use super::limits::{Budget, LARGEST_IMAGE, LARGEST_STREAM};

/// DEFLATE makes no byte into more than this many.
const FLATE_RATIO: usize = 1_032;
/// LZW does so neither: a code of 12 bits stands for 4,096 bytes at most.
const LZW_RATIO: usize = 2_731;
/// A stream of several layers is not unpacked to find out; it is refused where it could grow past this.
const LARGEST_GUESS: usize = 4 * LARGEST_STREAM;

/// The content of a stream; `None` where it is an image, damaged or too large.
pub(super) fn unpacked<'a>(stream: &Stream<'a>, budget: &mut Budget) -> Option<Cow<'a, [u8]>> {
    if !is_bounded(stream) {
        return None;
    }
    let data = stream.decoded_data().ok()?;
    budget.unpacked(data.len()).then_some(data)
}

/// Whether a stream unpacks to no more than [`LARGEST_STREAM`], as far as can be told without holding it.
pub(super) fn is_bounded(stream: &Stream<'_>) -> bool {
    let raw = stream.raw_data();
    match stream.filters()[..] {
        [] => raw.len() <= LARGEST_STREAM,
        [Filter::FlateDecode] => inflates_within(&raw, LARGEST_STREAM),
        ref filters => grown(raw.len(), filters) <= LARGEST_GUESS,
    }
}

/// How large data can become at most.
fn grown(length: usize, filters: &[Filter]) -> usize {
    let ratio = |filter: &Filter| match filter {
        Filter::FlateDecode => FLATE_RATIO,
        Filter::LzwDecode => LZW_RATIO,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    };
    filters.iter().fold(length, |length, filter| {
        length.saturating_mul(ratio(filter))
    })
}

/// Whether DEFLATE data come to no more than `limit` bytes. They are counted, not kept.
fn inflates_within(data: &[u8], limit: usize) -> bool {
    data.len().saturating_mul(FLATE_RATIO) <= limit
        || [true, false]
            .into_iter()
            .all(|zlib| inflated(data, zlib, limit) <= limit)
}

fn inflated(data: &[u8], zlib: bool, limit: usize) -> usize {
    let mut inflate = Decompress::new(zlib);
    let mut room = [0; 16 * 1024];
    while inflate.total_out() as usize <= limit {
        let read = inflate.total_in() as usize;
        let before = (read, inflate.total_out());
        let state = inflate.decompress(&data[read..], &mut room, FlushDecompress::None);
        let after = (inflate.total_in() as usize, inflate.total_out());
        if !matches!(state, Ok(Status::Ok)) || before == after {
            break;
        }
    }
    inflate.total_out() as usize
}

/// Whether a font and all it needs are of a sound size.
pub(super) fn is_sound_font(font: &Dict<'_>) -> bool {
    let keys: [&[u8]; 6] = [
        b"ToUnicode",
        b"Encoding",
        b"CIDToGIDMap",
        b"FontFile",
        b"FontFile2",
        b"FontFile3",
    ];
    let sound = |dict: &Dict<'_>| {
        let streams = keys
            .into_iter()
            .filter_map(|key| dict.get::<Stream<'_>>(key));
        streams.into_iter().all(|stream| is_bounded(&stream))
    };
    let parts = [Some(font.clone()), fonts::descendant(font)];
    parts.into_iter().flatten().all(|part| {
        let descriptor = part.get::<Dict<'_>>(b"FontDescriptor".as_slice());
        sound(&part) && descriptor.is_none_or(|descriptor| sound(&descriptor))
    })
}

/// Looks through the whole file for streams that unpack to far too much: those with the tables of the document are unpacked
/// before anybody is asked. Of encrypted files nothing can be told so.
pub(super) fn has_bomb(file: &[u8]) -> bool {
    let starts = find_all(file, b"stream");
    starts.into_iter().any(|at| {
        let Some(data) = after_line_end(&file[at + b"stream".len()..]) else {
            return false;
        };
        let head = &file[at.saturating_sub(512)..at];
        let image = !find_all(head, b"/Image").is_empty();
        let limit = if image { LARGEST_IMAGE } else { LARGEST_STREAM };
        data.starts_with(b"\x78") && inflated(data, true, limit) > limit
    })
}

/// What follows a line end; `None` where none stands, as behind `endstream`.
fn after_line_end(data: &[u8]) -> Option<&[u8]> {
    let data = data.strip_prefix(b"\r").unwrap_or(data);
    data.strip_prefix(b"\n")
}

/// Whether most streams have lost their ends: looking for each of them would take too long.
pub(super) fn is_endless(file: &[u8]) -> bool {
    let ends = find_all(file, b"endstream").len();
    find_all(file, b"stream").len() > 2 * ends + 1_000
}

/// Where some bytes stand.
fn find_all(data: &[u8], what: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = data[at..].iter().position(|byte| *byte == what[0]) {
        at += next;
        if data[at..].starts_with(what) {
            found.push(at);
        }
        at += 1;
    }
    found
}
