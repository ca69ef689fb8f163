//! Names of sites, bodies and months for generated references.
//!
//! Common knowledge; none is taken from a development or evaluation set.

/// Sites of the web and newspapers, Ukrainian.
#[rustfmt::skip]
pub(super) const SITES_UK: &[&str] = &[
    "Українська правда", "Укрінформ", "ЛІГА.net", "Детектор медіа", "Суспільне",
    "Економічна правда", "Дзеркало тижня", "УНІАН", "Громадське", "Facebook", "YouTube",
    "Forbes Україна", "BBC News Україна", "Інтерфакс-Україна", "Голос України", "Тиждень",
    "ZAXID.NET", "Європейська правда", "Слово і діло", "Главком", "Хмарочос", "Бабель", "Апостроф",
    "Telegram",
];

/// The same, English.
#[rustfmt::skip]
pub(super) const SITES_EN: &[&str] = &[
    "BBC News", "The Guardian", "Bloomberg", "Forbes", "TechCrunch", "The Verge", "Politico",
    "GitHub", "Facebook", "YouTube", "Medium", "Apple", "IBM", "Amazon", "Intel",
    "The New York Times", "The Washington Post", "Financial Times", "The Economist", "Euronews",
    "Al Jazeera", "Statista", "Gartner", "Instagram", "Telegram", "Time", "Foreign Affairs",
    "Associated Press", "The Conversation", "Nature News", "ZDNet", "Tech Policy Press",
    "The Atlantic", "Der Spiegel", "Le Monde", "Variety", "Ars Technica", "Business Insider",
    "The Hill", "Deutsche Welle", "The Independent", "USA Today", "Newsweek", "VentureBeat",
    "Cisco", "Oracle", "Samsung", "Tesla", "Netflix", "Cloudflare",
];

/// Organisations that publish, and stand as authors, Ukrainian.
#[rustfmt::skip]
pub(super) const BODIES_UK: &[&str] = &[
    "Міністерство освіти і науки України", "Міністерство економіки України",
    "Національний банк України", "Верховна Рада України", "Кабінет Міністрів України",
    "Державна служба статистики України", "Урядовий портал", "Президент України",
    "Міністерство охорони здоров’я України", "Центр громадського здоров’я", "Рада Європи",
    "Національна академія наук України", "Міністерство культури", "Служба безпеки України",
    "Український інститут", "Міністерство оборони України",
    "Рада національної безпеки і оборони України", "Міністерство розвитку громад та територій",
    "Київська міська рада", "Представництво ООН в Україні",
    "Національне агентство з питань запобігання корупції", "Міністерство фінансів України",
    "Світовий банк", "Український центр економічних і політичних досліджень",
];

/// The same, English.
#[rustfmt::skip]
pub(super) const BODIES_EN: &[&str] = &[
    "NATO", "OSCE", "UNESCO", "OECD", "World Health Organization", "World Bank",
    "International Monetary Fund", "Amnesty International", "Council of Europe", "United Nations",
    "European Parliament", "Freedom House", "Atlantic Council", "Brookings Institution",
    "RAND Corporation", "Oxford Internet Institute", "Human Rights Watch",
    "U.S. Department of State", "European Council", "World Trade Organization",
    "International Labour Organization", "Food and Agriculture Organization of the United Nations",
    "European Central Bank", "Chatham House", "Carnegie Endowment for International Peace",
    "Centre for European Policy Studies", "Pew Research Center", "International Energy Agency",
    "World Economic Forum", "International Organization for Migration",
    "Transparency International", "European Environment Agency", "Government of Canada", "UNICEF",
    "Stockholm International Peace Research Institute",
];

/// Month names as they follow a day.
#[rustfmt::skip]
pub(super) const MONTHS_UK: &[&str] = &[
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня",
    "жовтня", "листопада", "грудня",
];

/// The same, English.
#[rustfmt::skip]
pub(super) const MONTHS_EN: &[&str] = &[
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
];
