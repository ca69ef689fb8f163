//! Any text as a list of references, up to the records; what must hold is said in `tests/it/sound.rs`.

#![no_main]

#[path = "../../it/sound.rs"]
mod sound;

libfuzzer_sys::fuzz_target!(|text: &str| {
    sound::read(text);
});
