//! Lists that are wrapped at a margin, with nothing between their entries.

use super::{check, wrap};

const CHICAGO: [&str; 7] = [
    "Boyko, Olena. The Language of Cities: How Words Came to the East. Kyiv: Naukova Dumka, 1999.",
    "Frost, Robin. The Great Vowel: Letters and Literature of the Old North. New York: Omni House, 1982.",
    "———. Words with Edges. San Diego: Omni House, 1990.",
    "Gold, Susan. The Resilience of Words: What the Making of Signs Can Tell Us about Speech. Leeds: Omni, 2003.",
    "Hart, Nathan. Tales and Sketches of a Language. Edited by Roy Pear. London: Library of Words, 1982.",
    "Harmon, Ted. Social Construction of Words in Foreign Cities and Policies. Ithaca: Omni House, 2002.",
    "Zeller, Dolf. \"Mechanisms of Speech.\" Words 23 (1994): 33-51.",
];

#[test]
fn dashes_stand_for_the_name_before() {
    for dashes in ["———.", "---.", "______.", "—."] {
        let entries = CHICAGO.map(|entry| entry.replace("———.", dashes));
        let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
        for width in 60..100 {
            check(
                &format!("Bibliography\n{}", wrap(&entries, width, "")),
                &entries,
            );
        }
    }
}
