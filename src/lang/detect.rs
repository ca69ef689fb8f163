//! The language of a text, as short as a title.
//!
//! Letters that only one language has count most, then its commonest words, then endings. Where two languages come
//! out alike, or none at all, there is no answer; but English wins a draw in plain ASCII.

use super::homoglyphs::majority;
use super::script::Script;

/// What speaks for a language: letters that are its own, words, endings of words (lists with spaces between).
struct Signs {
    language: &'static str,
    letters: &'static str,
    words: &'static str,
    endings: &'static str,
}

/// What a letter, a word, an ending weigh.
const WEIGHTS: [usize; 3] = [4, 3, 1];

/// How much of a text is looked at, in characters.
const ENOUGH: usize = 2000;

const CYRILLIC: &[Signs] = &[
    Signs {
        language: "uk",
        letters: "іїєґ",
        words: "та й з у в що як від про або для до щодо під через на право держава науково \
            засоби теорія сучасна вплив розвиток шляхом який рік року до без доступу \
            культура вчитель школа наука мова мови основи мистецтво мистецтва середовища \
            проблеми методи україна",
        endings: "ння ття ського ська ський ські ської цький цька ість ьої ються ого ому ення \
            ачі ий ськ ться лля знавство знавства ництво ництва лення",
    },
    Signs {
        language: "ru",
        letters: "ыэёъ",
        words: "и с как что от об из или под к его при для о в на во по не это история основы \
            право теория учебник искусство пособие культура наука русский русская язык \
            очерки",
        endings: "ение ания ание ения ость ости ского ская ский ской ские ских ция ции его тся \
            ый ой ие ия ии ика ики ению",
    },
    Signs {
        language: "be",
        letters: "ў",
        words: "і ў з на да беларусі гісторыя",
        endings: "анне ацыя ацыі насць скай скага ыя",
    },
    Signs {
        language: "bg",
        letters: "",
        words: "и на за от със във като към през българия българска",
        endings: "ът ята ията ето ите",
    },
    Signs {
        language: "sr",
        letters: "ђјљњћџ",
        words: "и у на за од са је",
        endings: "ости ије ија",
    },
];

const LATIN: &[Signs] = &[
    Signs {
        language: "en",
        letters: "",
        words: "the of and in for to on with by from is are at as how why what its their \
            through between under towards toward into an new study analysis review \
            approach theory system systems model models data using based war world history \
            social science learning development research use report guide handbook \
            introduction digital economy health case news state work not it we you all \
            design education network networks language management policy human life \
            against after about more law",
        endings: "ing tion tions ness ity ities ment ments ed ly ous ive ics ism ogy ology phy \
            ship ful ical ology ies th ght ck ’s 's ure ance ence",
    },
    Signs {
        language: "de",
        letters: "ßäöü",
        words: "der die das und von für mit im zur zum ein eine einer des den dem auf über aus \
            als nach bei ist in zu an am vom",
        endings: "ung ungen keit heit schaft schaften isch ische ischen lich chen ieren tum",
    },
    Signs {
        language: "fr",
        letters: "éèêëçàùœîôâ",
        words: "le la les des du de et en une un pour dans sur au aux par avec d l sans entre \
            vers est qui ou son ses comme",
        endings: "aux eux tion ique iques ment euse eur esse oire aire isme",
    },
    Signs {
        language: "pl",
        letters: "łąęśćńźż",
        words: "i w na z do się oraz dla o przez jako we ze od po nad przy polityka prawo \
            historia jest a państwa",
        endings: "ego ych nie ania enia ości ość cji cja ski ska skie skiej owy wych",
    },
    Signs {
        language: "es",
        letters: "ñ¿¡áíóú",
        words: "el la los las de del y en para por con una un sobre como entre al su hacia \
            desde e",
        endings: "ción ciones dad ismo ico ica miento ía ivo aje ores",
    },
    Signs {
        language: "it",
        letters: "",
        words: "il lo la gli di della delle dei del e per nel nella una un con sul sulla dal \
            dalla tra le i degli come che",
        endings: "zione zioni tà ità ismo ico ica mento aggio iche ale enza",
    },
    Signs {
        language: "pt",
        letters: "ãõâê",
        words: "o os as da do das dos de e em na no para uma um com por ao à",
        endings: "ção ções dade ismo ico mento agem ência",
    },
    Signs {
        language: "nl",
        letters: "",
        words: "de het een van en voor op met bij aan uit tot naar over zijn",
        endings: "heid ij lijk lijke ische atie aar isch",
    },
    Signs {
        language: "cs",
        letters: "řěůčšžýí",
        words: "a v na pro ve se k o z do jako při po",
        endings: "ní ství ost osti ské ského ých ého ová",
    },
    Signs {
        language: "sk",
        letters: "ľĺŕôäčšžýí",
        words: "a v na pre vo sa k o z do ako pri po",
        endings: "nie stvo osť ské ského ých ého",
    },
    Signs {
        language: "tr",
        letters: "ğşı",
        words: "ve ile bir için bu olarak da de",
        endings: "ları leri ların lerin nda nde sı si lık mesi",
    },
    Signs {
        language: "ro",
        letters: "țșăţ",
        words: "și în de la cu pentru din a al ale prin şi",
        endings: "ului elor ilor ția ții area ea ții",
    },
    Signs {
        language: "hu",
        letters: "őű",
        words: "a az és egy nem hogy magyar mint",
        endings: "ság ség ban ben nak nek ének ában ról",
    },
    Signs {
        language: "uk-Latn",
        letters: "",
        words: "ta u v z dlia dlya yak iak vid shchodo pid pro abo ukrainy ukraini ukrainska \
            ukrainskoi suchasni problemy na i zakon do shcho rozvytku navch ukrayiny \
            ukrainskyi osvity pravo istoriia ekonomika kultura suchasna analiz",
        endings: "nnia nnya ykh oho omu skoho skoi skyi skyy sky ist tsii tsiia tsiya nosti ohii \
            iia yky ovi oii yi ttia istiu vysh oyi ska hiia hii",
    },
    Signs {
        language: "ru-Latn",
        letters: "",
        words: "i s kak ot iz ili pod k ego pri dlya dlia rossii v na o istoriya osnovy \
            voprosy problemy teoriya kul'tury yazyka",
        endings: "ogo ykh eniya aniya enie anie eniia skii skiy skaya skoi skoy ost' iya yy \
            tsiya tsii tsiia iia aia oi",
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
        Script::Cyrillic => best(&lower, CYRILLIC).or_else(|| apostrophe(&lower)),
        _ => best(&lower, LATIN),
    }
}

/// The language that most speaks for, if it does so alone.
fn best(text: &str, table: &[Signs]) -> Option<&'static str> {
    let words: Vec<&str> = text
        .split(|c: char| !(c.is_alphabetic() || c == '\''))
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
    let known: Vec<&str> = signs.words.split(' ').collect();
    let endings: Vec<&str> = signs.endings.split(' ').collect();
    let ends = |word: &&&str| {
        let long_enough = |ending: &&str| word.len() > ending.len() && word.ends_with(ending);
        endings.iter().any(long_enough)
    };
    let counts = [
        text.chars().filter(|c| signs.letters.contains(*c)).count(),
        words.iter().filter(|word| known.contains(word)).count(),
        words.iter().filter(ends).count(),
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
            c == '\''
                && text[..at].ends_with(char::is_alphabetic)
                && text[at + 1..].starts_with(char::is_alphabetic)
        })
        .then_some("uk")
}
