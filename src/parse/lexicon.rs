//! Words that tell what stands beside them: `с.`, `Вип.`, `ed.`, `Київ`.
//!
//! Owns word lists only, made by hand from the labelling guide and the standards (ДСТУ 3582, ДСТУ ГОСТ 7.1,
//! APA, Vancouver). A word may be of one class.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What sort of signal a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(super) enum Class {
    Month = 1,
    Volume,
    Issue,
    Page,
    Editor,
    Edition,
    In,
    Publishing,
    Journal,
    Conference,
    Genre,
    Law,
    City,
    AddressIntro,
    Access,
    And,
    EtAl,
    Institution,
    Translator,
    Series,
    YearWord,
    Medium,
    Country,
}

const LISTS: &[(Class, &str)] = &[
    (
        Class::Month,
        "січня січень лютого лютий березня березень квітня квітень травня травень червня червень липня липень серпня серпень вересня вересень жовтня жовтень листопада листопад грудня грудень січ лют берез квіт трав черв лип серп верес жовт листоп груд января январь февраля февраль марта март апреля апрель мая май июня июнь июля июль августа август сентября сентябрь октября октябрь ноября ноябрь декабря декабрь янв февр апр сент окт нояб дек january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre novembre décembre",
    ),
    (
        Class::Volume,
        "т том тома vol vols volume volumes v bd band tome кн книга ч частина часть part jg jahrgang",
    ),
    (
        Class::Issue,
        "вип випуск вып выпуск no nr iss issue num number numb fasc heft бюл n° nº",
    ),
    (
        Class::Page,
        "с стор ст стр pp p pages page pgs s seiten арк л сс",
    ),
    (
        Class::Editor,
        "ред редактор редкол редколегія упоряд упорядник уклад укладач укладачі сост ed eds editor editors edited hrsg hg éd éds dir compiled comp наук заг отв відп під за под общ",
    ),
    (
        Class::Edition,
        "вид видання изд издание edition edn éd aufl auflage доп допов перероб переробл випр стер стереотип офіц rev",
    ),
    (Class::In, "in у в кн dans im aus presented"),
    (
        Class::Publishing,
        "видавництво вид-во изд-во издательство press publishing publishers publisher publ verlag éditions books пресс прес видавець друк друкарня типографія ltd inc gmbh llc co wiley springer elsevier sage routledge наукова думка либідь наука мысль просвещение",
    ),
    (
        Class::Journal,
        "вісник журнал збірник праці записки бюлетень часопис альманах газета вестник сборник труды известия journal review transactions letters bulletin annals proceedings magazine zeitschrift revue archives acta studies quarterly j lett rev trans ann bull науковий наукові наук вчені збірн зб питання проблеми відомості",
    ),
    (
        Class::Conference,
        "конференція конференції конференции конференций конф матеріали матер материалы тези тез тезисы доповідей доп докл proceedings proc conference conf symposium symp workshop congress meeting seminar international всеукраїнської міжнародної міжнар всеукр науково-практичної",
    ),
    (
        Class::Genre,
        "монографія монографии монография підручник учебник посібник пособие словник довідник дис дисертація автореф автореферат канд д-ра докт диссертация thesis dissertation phd report курс практикум лекцій рекомендації вказівки навч метод навчальний навчально-методичний посіб каталог",
    ),
    (
        Class::Law,
        "закон закону наказ постанова указ кодекс конституція розпорядження рішення лист верховна рада верховної ради кабінет кабінету міністрів мон мін дсту дбн гост патент пат directive law act resolution standard patent",
    ),
    (
        Class::City,
        "київ харків львів одеса дніпро дніпропетровськ запоріжжя вінниця полтава черкаси чернівці суми тернопіль луцьк рівне ужгород хмельницький житомир миколаїв херсон чернігів кропивницький кіровоград івано-франківськ луганськ донецьк маріуполь умань переяслав дрогобич москва санкт-петербург ленинград спб минск киев харьков львов одесса днепропетровск казань новосибирск екатеринбург london york cambridge oxford paris berlin kyiv kiev kharkiv lviv odesa moscow warsaw warszawa kraków amsterdam boston chicago philadelphia washington tokyo dordrecht heidelberg leipzig münchen wien vienna basel roma milano madrid barcelona geneva genève singapore princeton stanford baltimore london",
    ),
    (
        Class::AddressIntro,
        "url режим доступу доступа retrieved available http https www doi посилання адреса електронний",
    ),
    (
        Class::Access,
        "дата звернення обращения accessed звернення переглянуто дата_звернення cited viewed visited",
    ),
    (Class::And, "і та й и and und et y e &"),
    (Class::EtAl, "ін інші др другие al others"),
    (
        Class::Institution,
        "університет університету університеті ун-т ун-ту академія академії акад інститут інституту ін-т ін-ту университет университета институт институт академия university université universität institute institut academy college school department dept faculty національний нац держ національного державний міністерство міністерства commission ministry council agency organization organisation association committee union bank foundation центр center centre",
    ),
    (
        Class::Translator,
        "пер перекл переклад перевод translated transl trans übers trad",
    ),
    (Class::Series, "серія серии серия ser series сер"),
    (Class::YearWord, "р рр г гг рік року год года year"),
    (
        Class::Medium,
        "текст ресурс ресурсу электронный online video film",
    ),
    (
        Class::Country,
        "україна україни ukraine росія usa uk росії польща germany",
    ),
];

static CLASSES: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for (class, words) in LISTS {
        for word in words.split(' ') {
            classes.entry(word).or_insert(*class);
        }
    }
    classes
});

/// The class of a word in lower case.
pub(super) fn class_of(word: &str) -> Option<Class> {
    CLASSES.get(word).copied()
}
