use super::*;

fn parted<'a>(bytes: &'a [u8], options: &'a ParseOptions, block: u64) -> Vec<Part> {
    let reader: Box<dyn Read + Send + 'a> = Box::new(bytes);
    let name = "refs.txt".to_owned();
    let parts = Parts {
        block,
        ..Parts::new(Stream { name, reader }, options)
    };
    parts.collect::<Result<_>>().expect("sound options")
}

/// Line, place and text of each reference.
fn strings(parts: Vec<Part>) -> Vec<(usize, usize, String)> {
    let entries = parts.into_iter().flat_map(|part| part.entries);
    let raws = entries.map(|entry| match entry {
        Entry::Printed(one) => (one.raw.line, one.raw.span.start, one.raw.text),
        Entry::Record(record) => (0, 0, record.id),
        Entry::Later(_, at) => (0, at, String::new()),
    });
    raws.collect()
}

const LIST: &str = "1. Бойко О. Мова міста та її\nвивчення. Київ, 2019. 15 с.\n\
    2. Roe J. On words. London, 2001.\n3. Коваль І. Степ. Львів :\nСвіт, 2020. 5 с.\n\
    4. Doe A. Of birds. Oxford, 1999.\n";

#[test]
fn parts_hold_what_the_whole_holds() {
    for one_per_line in [false, true] {
        let options = ParseOptions {
            one_per_line,
            ..ParseOptions::default()
        };
        let whole = strings(parted(LIST.as_bytes(), &options, BLOCK));
        assert_eq!(whole.len(), if one_per_line { 6 } else { 4 });
        for block in [110, 150, 1000] {
            let parts = parted(LIST.as_bytes(), &options, block);
            assert_eq!(strings(parts), whole, "blocks of {block}");
        }
    }
}

#[test]
fn records_are_parted_at_lines_and_errors_have_their_line() {
    let lines = "{\"id\": \"a\", \"type\": \"book\"}\n{\"id\": \"b\", \"type\": \"book\"}\n{\"id\n";
    let options = ParseOptions::default();
    let parts = parted(lines.as_bytes(), &options, 40);
    let said: Vec<_> = parts.iter().flat_map(|part| &part.diagnostics).collect();
    assert_eq!(
        said.iter().map(|one| one.line).collect::<Vec<_>>(),
        [Some(3)]
    );
    let ids: Vec<_> = strings(parts).into_iter().map(|(_, _, id)| id).collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn an_input_of_nothing_is_told_of() {
    let options = ParseOptions::default();
    let parts = parted(b"\n \n", &options, 2);
    let said: Vec<_> = parts.iter().flat_map(|part| &part.diagnostics).collect();
    assert_eq!(said.last().map(|one| one.code), Some(gather::NOTHING));
}

#[test]
fn what_breaks_off_is_told_of_and_what_came_before_is_kept() {
    struct Broken(usize);
    impl Read for Broken {
        fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
            let rest = &LIST.as_bytes()[self.0..200.min(LIST.len())];
            if rest.is_empty() {
                return Err(io::Error::other("the disk is gone"));
            }
            let count = rest.len().min(to.len());
            to[..count].copy_from_slice(&rest[..count]);
            self.0 += count;
            Ok(count)
        }
    }
    let options = ParseOptions::default();
    let stream = Stream {
        name: "refs.txt".to_owned(),
        reader: Box::new(Broken(0)),
    };
    let parts = Parts {
        block: 100,
        ..Parts::new(stream, &options)
    };
    let parts: Vec<Part> = parts.collect::<Result<_>>().expect("sound options");
    let last = parts.last().expect("a part that tells of it");
    assert!(
        last.diagnostics
            .iter()
            .any(|said| said.code == "input-unreadable")
    );
    assert!(!strings(parts).is_empty());
}
