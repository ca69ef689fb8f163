//! Languages as databases write them.

/// Languages (BCP 47) and the other names that they go by: ISO 639-2 in both its forms, and words. Codes are those of
/// the MARC code list for languages, which MEDLINE uses.
const LANGUAGES: &[(&str, &str)] = &[
    (
        "uk",
        "ukr ua укр ukrainian українська українською українська_мова украинский",
    ),
    ("en", "eng english англійська англ английский англійською"),
    ("ru", "rus russian російська рос русский російською"),
    ("be", "bel belarusian білоруська"),
    ("pl", "pol polish польська polski"),
    ("de", "ger deu german німецька нім deutsch"),
    ("fr", "fre fra french французька фр français"),
    ("es", "spa spanish іспанська español"),
    ("it", "ita italian італійська italiano"),
    ("pt", "por portuguese португальська português"),
    ("cs", "cze ces czech чеська"),
    ("sk", "slo slk slovak словацька"),
    ("bg", "bul bulgarian болгарська"),
    ("ro", "rum ron romanian румунська mol"),
    ("hu", "hun hungarian угорська"),
    ("lt", "lit lithuanian литовська"),
    ("lv", "lav latvian латиська"),
    ("et", "est estonian естонська"),
    ("tr", "tur turkish турецька"),
    ("crh", "crimean_tatar кримськотатарська"),
    ("nl", "dut nld dutch нідерландська"),
    ("sv", "swe swedish шведська"),
    ("da", "dan danish данська"),
    ("no", "nor norwegian норвезька"),
    ("nb", "nob"),
    ("nn", "nno"),
    ("fi", "fin finnish фінська"),
    ("is", "ice isl icelandic"),
    ("el", "gre ell greek грецька"),
    ("he", "heb hebrew іврит"),
    ("yi", "yid yiddish їдиш"),
    ("ar", "ara arabic арабська"),
    ("fa", "per fas persian"),
    ("hi", "hin hindi"),
    ("zh", "chi zho chinese китайська"),
    ("ja", "jpn japanese японська"),
    ("ko", "kor korean корейська"),
    ("sr", "srp scc serbian сербська"),
    ("hr", "hrv scr croatian хорватська"),
    ("sl", "slv slovenian словенська"),
    ("bs", "bos bosnian"),
    ("mk", "mac mkd macedonian"),
    ("sq", "alb sqi albanian"),
    ("ka", "geo kat georgian грузинська"),
    ("hy", "arm hye armenian вірменська"),
    ("az", "aze azerbaijani"),
    ("kk", "kaz kazakh"),
    ("uz", "uzb uzbek"),
    ("la", "lat latin латина латинська"),
    ("ca", "cat catalan"),
    ("eu", "baq eus basque"),
    ("gl", "glg galician"),
    ("ga", "gle irish"),
    ("cy", "wel cym welsh"),
    ("af", "afr afrikaans"),
    ("vi", "vie vietnamese"),
    ("th", "tha thai"),
    ("id", "ind indonesian"),
    ("ms", "may msa malay"),
    ("eo", "epo esperanto"),
    ("und", "undetermined"),
    ("mul", "multiple"),
];

/// The BCP 47 tag for a language; what names none is left as it is.
pub(in crate::import) fn language(text: &str) -> String {
    let text = text.trim();
    let lower = text.trim_end_matches('.').to_lowercase().replace(' ', "_");
    let known = LANGUAGES.iter().find(|(_, names)| {
        let mut names = names.split(' ');
        names.any(|name| name == lower)
    });
    known.map_or_else(|| text.to_owned(), |(tag, _)| (*tag).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_tags() {
        for (name, tag) in [
            ("eng", "en"),
            ("Ukrainian", "uk"),
            ("українська", "uk"),
            ("UA", "uk"),
            ("англ.", "en"),
            ("en-US", "en-US"),
            ("uk", "uk"),
            ("Klingon", "Klingon"),
        ] {
            assert_eq!(language(name), tag);
        }
    }
}
