//! The language of a text, as short as a title.
//!
//! Letters that only one language has count most, then its commonest words, then endings. Where two languages come
//! out alike, or none at all, there is no answer; but English wins a draw in plain ASCII.

use super::homoglyphs::majority;
use super::script::{Script, is_letter};
use crate::text::Words;

/// What speaks for a language: letters that are its own, words, endings of words (lists with spaces between).
struct Signs {
    language: &'static str,
    letters: &'static str,
    words: Words,
    endings: Words,
}

/// What a letter, a word, an ending weigh.
const WEIGHTS: [usize; 3] = [4, 3, 1];

/// How much of a text is looked at, in characters.
const ENOUGH: usize = 2000;

static CYRILLIC: [Signs; 5] = [
    Signs {
        language: "uk",
        letters: "іїєґ",
        words: Words::new(
            "та й з у в що як від про або для до щодо під через на право держава науково \
            засоби теорія сучасна вплив розвиток шляхом який рік року до без доступу \
            культура вчитель школа наука мова мови основи мистецтво мистецтва середовища \
            проблеми методи україна",
        ),
        endings: Words::new(
            "ння ття ського ська ський ські ської цький цька ість ьої ються ого ому ення \
            ачі ий ськ ться лля знавство знавства ництво ництва лення",
        ),
    },
    Signs {
        language: "ru",
        letters: "ыэёъ",
        words: Words::new(
            "и с как что от об из или под к его при для о в на во по не это история основы \
            право теория учебник искусство пособие культура наука русский русская язык \
            очерки",
        ),
        endings: Words::new(
            "ение ания ание ения ость ости ского ская ский ской ские ских ция ции его тся \
            ый ой ие ия ии ика ики ению",
        ),
    },
    Signs {
        language: "be",
        letters: "ў",
        words: Words::new("і ў з на да беларусі гісторыя"),
        endings: Words::new("анне ацыя ацыі насць скай скага ыя"),
    },
    Signs {
        language: "bg",
        letters: "",
        words: Words::new("и на за от със във като към през българия българска"),
        endings: Words::new("ът ята ията ето ите"),
    },
    Signs {
        language: "sr",
        letters: "ђјљњћџ",
        words: Words::new("и у на за од са је"),
        endings: Words::new("ости ије ија"),
    },
];

static LATIN: [Signs; 15] = [
    Signs {
        language: "en",
        letters: "",
        words: Words::new(
            "the of and in for to on with by from is are at as how why what its their \
            through between under towards toward into an new study analysis review \
            approach theory system systems model models data using based war world history \
            social science learning development research use report guide handbook \
            introduction digital economy health case news state work not it we you all \
            design education network networks language management policy human life \
            against after about more law",
        ),
        endings: Words::new(
            "ing tion tions ness ity ities ment ments ed ly ous ive ics ism ogy ology phy \
            ship ful ical ology ies th ght ck ’s 's ure ance ence",
        ),
    },
    Signs {
        language: "de",
        letters: "ßäöü",
        words: Words::new(
            "der die das und von für mit im zur zum ein eine einer des den dem auf über aus \
            als nach bei ist in zu an am vom",
        ),
        endings: Words::new(
            "ung ungen keit heit schaft schaften isch ische ischen lich chen ieren tum",
        ),
    },
    Signs {
        language: "fr",
        letters: "éèêëçàùœîôâ",
        words: Words::new(
            "le la les des du de et en une un pour dans sur au aux par avec d l sans entre \
            vers est qui ou son ses comme",
        ),
        endings: Words::new("aux eux tion ique iques ment euse eur esse oire aire isme"),
    },
    Signs {
        language: "pl",
        letters: "łąęśćńźż",
        words: Words::new(
            "i w na z do się oraz dla o przez jako we ze od po nad przy polityka prawo \
            historia jest a państwa",
        ),
        endings: Words::new("ego ych nie ania enia ości ość cji cja ski ska skie skiej owy wych"),
    },
    Signs {
        language: "es",
        letters: "ñ¿¡áíóú",
        words: Words::new(
            "el la los las de del y en para por con una un sobre como entre al su hacia \
            desde e",
        ),
        endings: Words::new("ción ciones dad ismo ico ica miento ía ivo aje ores"),
    },
    Signs {
        language: "it",
        letters: "",
        words: Words::new(
            "il lo la gli di della delle dei del e per nel nella una un con sul sulla dal \
            dalla tra le i degli come che",
        ),
        endings: Words::new("zione zioni tà ità ismo ico ica mento aggio iche ale enza"),
    },
    Signs {
        language: "pt",
        letters: "ãõâê",
        words: Words::new("o os as da do das dos de e em na no para uma um com por ao à"),
        endings: Words::new("ção ções dade ismo ico mento agem ência"),
    },
    Signs {
        language: "nl",
        letters: "",
        words: Words::new("de het een van en voor op met bij aan uit tot naar over zijn"),
        endings: Words::new("heid ij lijk lijke ische atie aar isch"),
    },
    Signs {
        language: "cs",
        letters: "řěůčšžýí",
        words: Words::new("a v na pro ve se k o z do jako při po"),
        endings: Words::new("ní ství ost osti ské ského ých ého ová"),
    },
    Signs {
        language: "sk",
        letters: "ľĺŕôäčšžýí",
        words: Words::new("a v na pre vo sa k o z do ako pri po"),
        endings: Words::new("nie stvo osť ské ského ých ého"),
    },
    Signs {
        language: "tr",
        letters: "ğşı",
        words: Words::new("ve ile bir için bu olarak da de"),
        endings: Words::new("ları leri ların lerin nda nde sı si lık mesi"),
    },
    Signs {
        language: "ro",
        letters: "țșăţ",
        words: Words::new("și în de la cu pentru din a al ale prin şi"),
        endings: Words::new("ului elor ilor ția ții area ea ții"),
    },
    Signs {
        language: "hu",
        letters: "őű",
        words: Words::new("a az és egy nem hogy magyar mint"),
        endings: Words::new("ság ség ban ben nak nek ének ában ról"),
    },
    Signs {
        language: "uk-Latn",
        letters: "",
        words: Words::new(
            "ta u v z dlia dlya yak iak vid shchodo pid pro abo ukrainy ukraini ukrainska \
            ukrainskoi suchasni problemy na i zakon do shcho rozvytku navch ukrayiny \
            ukrainskyi osvity pravo istoriia ekonomika kultura suchasna analiz",
        ),
        endings: Words::new(
            "nnia nnya ykh oho omu skoho skoi skyi skyy sky ist tsii tsiia tsiya nosti ohii \
            iia yky ovi oii yi ttia istiu vysh oyi ska hiia hii",
        ),
    },
    Signs {
        language: "ru-Latn",
        letters: "",
        words: Words::new(
            "i s kak ot iz ili pod k ego pri dlya dlia rossii v na o istoriya osnovy \
            voprosy problemy teoriya kul'tury yazyka",
        ),
        endings: Words::new(
            "ogo ykh eniya aniya enie anie eniia skii skiy skaya skoi skoy ost' iya yy \
            tsiya tsii tsiia iia aia oi",
        ),
    },
];

/// The language of a text as a BCP 47 code (`uk`, `en`, `uk-Latn`); `None` when it cannot be told.
///
/// ```
/// use posyl::lang::detect;
///
/// assert_eq!(detect("Цифрова дипломатія ЄС"), Some("uk"));
/// assert_eq!(detect("Helping Ukraine"), Some("en"));
/// assert_eq!(detect("1984"), None);
/// ```
pub fn detect(text: &str) -> Option<&'static str> {
    let beginning: String = text.chars().take(ENOUGH).collect();
    let lower = beginning.to_lowercase().replace(['’', 'ʼ', '`', '‘'], "'");
    match majority(&lower)? {
        Script::Cyrillic => best(&lower, &CYRILLIC).or_else(|| apostrophe(&lower)),
        _ => best(&lower, &LATIN),
    }
}

/// The language that most speaks for, if it does so alone.
fn best(text: &str, table: &'static [Signs]) -> Option<&'static str> {
    let words: Vec<&str> = text
        .split(|c: char| !(is_letter(c) || c == '\''))
        .map(|word| word.trim_matches('\''))
        .filter(|word| !word.is_empty())
        .collect();
    let mut scored: Vec<(usize, &'static str)> = table
        .iter()
        .map(|signs| (score(text, &words, signs), signs.language))
        .collect();
    scored.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
    let (first, language) = *scored.first().filter(|scored| scored.0 > 0)?;
    let tied = |wanted| scored.contains(&(first, wanted));
    match scored.get(1) {
        Some(&(second, _)) if second == first => (text.is_ascii() && tied("en")).then_some("en"),
        _ => Some(language),
    }
}

fn score(text: &str, words: &[&str], signs: &Signs) -> usize {
    let counts = [
        text.chars().filter(|c| signs.letters.contains(*c)).count(),
        words.iter().filter(|word| signs.words.has(word)).count(),
        words.iter().filter(|word| signs.endings.ends(word)).count(),
    ];
    counts
        .iter()
        .zip(WEIGHTS)
        .map(|(count, weight)| count * weight)
        .sum()
}

/// Among languages in Cyrillic letters only Ukrainian and Belarusian write an apostrophe inside a word.
fn apostrophe(text: &str) -> Option<&'static str> {
    text.char_indices()
        .any(|(at, c)| {
            c == '\'' && text[..at].ends_with(is_letter) && text[at + 1..].starts_with(is_letter)
        })
        .then_some("uk")
}
