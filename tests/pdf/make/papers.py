"""Writes the sources of the papers (LaTeX, flat ODT, HTML) into a folder: one text, one list, other programs."""

import html
import re
import sys
from pathlib import Path

LIST = Path(__file__).parents[3] / "data/ukraine-digital-diplomacy.txt"
OUT = Path(sys.argv[1])
REFERENCES = [line.strip() for line in LIST.read_text(encoding="utf8").splitlines() if line.strip()]
TITLE = "Цифрова дипломатія України: інструменти, об’єднання зусиль і ґрунтовні зміни"
AUTHORS = "О. П. Ґалаґан, Є. Ї. В’язовська"
HEAD = "Вісник цифрових студій. 2024. № 3 (17)"
PARAGRAPHS = [
    (
        "Анотація. У статті розглянуто, як держава використовує цифрові канали зв’язку для зовнішньої політики. "
        "Об’єктом дослідження є публічні звернення посадовців, а предметом — їхній вплив на рішення технологічних "
        "компаній. Ключові слова: дипломатія, цифровізація, комунікація, санкції."
    ),
    (
        "Вступ. Протягом останніх років зовнішньополітичні відомства дедалі частіше звертаються до соціальних "
        "мереж. Дослідники наголошують, що цифрова дипломатія не замінює класичної, а доповнює її (Сегеда, 2020; "
        "Окладна, 2020). Водночас бракує праць, у яких би ґрунтовно й послідовно порівнювали окремі інструменти та "
        "їхню дієвість у часи кризи [1; 3; 7, с. 12]."
    ),
    (
        "Постановка проблеми. Чи здатне одне звернення в мережі змінити поведінку великої корпорації? Відповідь "
        "залежить від контексту: суспільного тиску, репутаційних ризиків, законодавчих обмежень. Тому ми "
        "розглядаємо кожен випадок окремо і зіставляємо дати звернень із датами офіційних повідомлень компаній. "
        "Такий підхід дає змогу відокремити збіг у часі від причинного зв’язку, хоча повної певності він не "
        "забезпечує."
    ),
    (
        "Огляд літератури. Більшість авторів поділяє цифрову дипломатію на інформаційну, мережеву та "
        "інфраструктурну. Перша охоплює офіційні сторінки й канали, друга — взаємодію з громадами та підприємцями, "
        "третя — доступ до зв’язку, хмарних сховищ і супутникового інтернету. На думку Піпченко (2019), "
        "європейський досвід показує, що найважче дається саме третя складова, адже вона потребує тривалих угод і "
        "значних коштів."
    ),
    (
        "Методика. Ми зібрали 148 публічних дописів за період від лютого до грудня 2022 року, вилучили повтори й "
        "переклади, після чого двоє незалежних фахівців визначили адресата, тон і вимогу кожного допису. "
        "Узгодженість оцінок становила 0,87. Дописи без чіткої вимоги до подальшого розгляду не бралися. Терміни "
        "office, affiliate, workflow та first-class service подано мовою джерела."
    ),
    (
        "Результати. З-поміж сорока двох компаній, до яких зверталися посадовці, тридцять одна протягом місяця "
        "оголосила про припинення або скорочення діяльності на російському ринку. Найшвидше реагували виробники "
        "споживчої електроніки, найповільніше — постачальники промислового програмного забезпечення. Середній час "
        "відповіді становив дев’ять днів, медіана — шість. У семи випадках відповідь була публічною і з’явилася в "
        "тій самій мережі, де пролунало звернення (Fedorov, 2022; Leswing, 2022)."
    ),
    (
        "Обговорення. Отримані дані узгоджуються з припущенням про вагу репутаційних ризиків. Компанії, що "
        "продають товари безпосередньо споживачам, більше залежать від громадської думки. Проте не слід забувати "
        "про санкційне законодавство: частина рішень була б ухвалена й без жодного звернення. Цікаво, що "
        "підприємства зі спільними науковими центрами в Україні діяли рішучіше за інших, навіть якщо їхня частка "
        "на ринку була невеликою. Ймовірно, тут спрацювали особисті зв’язки працівників."
    ),
    (
        "Окремої уваги заслуговує співпраця з міжнародними організаціями. Резолюція про відбудову "
        "телекомунікаційного сектору стала підґрунтям для низки подальших домовленостей, зокрема щодо роумінгу та "
        "взаємного визнання електронних документів. Досвід застосунку «Дія» зацікавив щонайменше вісім урядів, і в "
        "Естонії на його основі вже створено власний продукт. Отже, цифрова дипломатія працює в обидва боки: вона "
        "не лише просить, а й пропонує."
    ),
    (
        "Обмеження. Вибірка охоплює лише відкриті дописи, тоді як частина перемовин відбувалася поза мережею. Крім "
        "того, ми не мали доступу до внутрішніх документів компаній. Ці обставини можуть завищувати видиму роль "
        "публічних звернень. У подальших працях варто залучити інтерв’ю з учасниками перемовин і порівняти "
        "український досвід із досвідом інших держав, що пережили збройну агресію."
    ),
    (
        "Висновки. Цифрова дипломатія стала повноцінним складником зовнішньої політики України. Її дієвість "
        "найвища там, де є зрозуміла вимога, чіткий адресат і суспільна підтримка. Водночас сама присутність у "
        "мережі нічого не гарантує: потрібні фахівці, узгоджені правила та довгострокове бачення. Автори вдячні "
        "рецензентам за слушні зауваження."
    ),
]
NOTES_HEADING = "Відомості про авторів"
NOTES = [
    (
        "Ґалаґан Олег Петрович — кандидат політичних наук, доцент кафедри міжнародних відносин. Наукові інтереси: "
        "публічна дипломатія, санкційна політика, цифрові сервіси. Електронна пошта: galagan@example.org."
    ),
    (
        "В’язовська Єва Їжаківна — магістерка, наукова співробітниця. Стаття надійшла до редакції 14 березня 2024 "
        "року, прийнята до друку 2 квітня 2024 року."
    ),
]
ADDRESS = re.compile(r"https?://\S+?(?=\.?$|\s)")


def with_addresses(text, plain, linked):
    """The text with its addresses set by one function and the rest by another."""
    out, at = "", 0
    for found in ADDRESS.finditer(text):
        out += plain(text[at : found.start()]) + linked(found.group())
        at = found.end()
    return out + plain(text[at:])


# LaTeX


def escaped(text):
    special = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    special |= {c: "\\" + c for c in "%_&#${}"}
    return "".join(special.get(c, c) for c in text)


def latex_entry(text, unicode_engine):
    def address(url):
        if unicode_engine or url.isascii():
            return r"\url{" + url + "}"
        # The url package takes no letters beyond ASCII in pdfLaTeX.
        return escaped(url).replace("/", r"/\allowbreak{}").replace("-", r"-\allowbreak{}")

    return with_addresses(text, escaped, address).replace(r"\%", r"\%\allowbreak{}")


def latex(name, columns, label, heading, size):
    unicode_engine = name.startswith("xelatex")
    options = f"a4paper,{size}" + (",twocolumn" if columns == 2 else "")
    out = [rf"\documentclass[{options}]{{article}}", r"\usepackage[margin=22mm,columnsep=8mm]{geometry}"]
    if unicode_engine:
        out += [
            r"\usepackage{fontspec}\setmainfont{DejaVu Serif}[Scale=0.9]",
            r"\setmonofont{DejaVu Sans Mono}[Scale=0.8]",
            r"\usepackage[english,ukrainian]{babel}",
        ]
    else:
        out += [
            r"\usepackage[T2A]{fontenc}\usepackage[utf8]{inputenc}\usepackage[english,ukrainian]{babel}",
            r"\usepackage{cmap}",
        ]
    out += [
        r"\usepackage[colorlinks=false,pdfborder={0 0 0}]{hyperref}",
        r"\usepackage{xurl}" + ("" if unicode_engine else r"\urlstyle{same}"),
        rf"\usepackage{{fancyhdr}}\pagestyle{{fancy}}\fancyhf{{}}\fancyhead[L]{{{escaped(HEAD)}}}"
        r"\fancyhead[R]{Ґалаґан, В’язовська}\fancyfoot[C]{\thepage}",
        r"\emergencystretch=2em",
        r"\begin{document}\setcounter{page}{41}",
        rf"\begin{{center}}{{\bfseries {escaped(TITLE)}}}\\[2mm]{escaped(AUTHORS)}\end{{center}}",
    ]
    out += [escaped(paragraph) + "\n" for paragraph in PARAGRAPHS]
    entries = [latex_entry(entry, unicode_engine) for entry in REFERENCES]
    head = rf"\paragraph*{{{heading}}}\leavevmode\par "
    if label == "bibliography":
        out += [rf"\renewcommand{{\refname}}{{{heading}}}\begin{{thebibliography}}{{99}}"]
        out += [rf"\bibitem{{k{at}}} {entry}" for at, entry in enumerate(entries)]
        out += [r"\end{thebibliography}"]
    elif label == "numbers":
        out += [head, r"\begin{enumerate}", *(rf"\item {entry}" for entry in entries), r"\end{enumerate}"]
    else:
        out += [head, r"\begingroup\parindent=0pt\everypar{\hangindent=7mm}"]
        out += [entry + "\n" for entry in entries] + [r"\endgroup"]
    out += [rf"\paragraph*{{{NOTES_HEADING}}}\leavevmode\par "]
    out += [escaped(note) + "\n" for note in NOTES] + [r"\end{document}"]
    (OUT / f"{name}.tex").write_text("\n".join(out), encoding="utf8")


# HTML


def web_page(name, columns, numbered, heading):
    style = (
        '@page{size:A4;margin:20mm}body{font:11pt "Liberation Serif";text-align:justify;hyphens:auto;'
        "overflow-wrap:anywhere}h1{font-size:15pt;text-align:center}h2{font-size:12pt}"
        "a{color:#000;text-decoration:none}.u p{padding-left:7mm;text-indent:-7mm;margin:2mm 0}"
        f".c{{column-count:{columns};column-gap:8mm}}"
    )

    def link(url):
        return f'<a href="{html.escape(url)}">{html.escape(url)}</a>'

    entries = [with_addresses(entry, html.escape, link) for entry in REFERENCES]
    if numbered:
        listed = "<ol>" + "".join(f"<li>{entry}</li>" for entry in entries) + "</ol>"
    else:
        listed = "<div class=u>" + "".join(f"<p>{entry}</p>" for entry in entries) + "</div>"
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    notes = "".join(f"<p>{note}</p>" for note in NOTES)
    page = (
        f'<!doctype html><html lang="uk"><meta charset="utf-8"><title>{HEAD}</title><style>{style}</style>'
        f'<h1>{TITLE}</h1><p style="text-align:center">{AUTHORS}</p><div class=c>{body}<h2>{heading}</h2>'
        f"{listed}<h2>{NOTES_HEADING}</h2>{notes}</div></html>"
    )
    (OUT / f"{name}.html").write_text(page, encoding="utf8")


# Flat ODT

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    ]
)


def paragraph_style(name, paragraph, letters=""):
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
        '<style:text-properties style:font-name="F" fo:font-size="11pt" fo:language="uk" fo:country="UA" '
        'fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2" '
        f"{letters}/></style:style>"
    )


def flat_odt(name, columns, numbered, heading):
    def p(style, text):
        return f'<text:p text:style-name="{style}">{text}</text:p>'

    def link(url):
        url = html.escape(url)
        return f'<text:a xlink:type="simple" xlink:href="{url}">{url}</text:a>'

    entries = [with_addresses(entry, html.escape, link) for entry in REFERENCES]
    body = p("T", html.escape(TITLE)) + p("A", html.escape(AUTHORS))
    body += "".join(p("B", html.escape(paragraph)) for paragraph in PARAGRAPHS) + p("H", heading)
    if numbered:
        items = "".join(f'<text:list-item>{p("N", entry)}</text:list-item>' for entry in entries)
        body += f'<text:list text:style-name="L1">{items}</text:list>'
    else:
        body += "".join(p("R", entry) for entry in entries)
    body += p("H", NOTES_HEADING) + "".join(p("B", html.escape(note)) for note in NOTES)
    just = 'fo:text-align="justify" fo:margin-bottom="0.15cm"'
    bold = 'fo:font-weight="bold"'
    styles = (
        paragraph_style("B", just + ' fo:text-indent="0.7cm"')
        + paragraph_style("N", just)
        + paragraph_style("R", just + ' fo:margin-left="0.7cm" fo:text-indent="-0.7cm"')
        + paragraph_style("HF", 'fo:text-align="center"')
        + paragraph_style("H", 'fo:margin-top="0.4cm" fo:text-align="center"', bold)
        + paragraph_style("T", 'fo:text-align="center"', bold)
        + paragraph_style("A", 'fo:text-align="center"')
        + '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-suffix="." style:num-format="1"><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        'text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/>'
        "</style:list-level-properties></text:list-level-style-number></text:list-style>"
    )
    gap = '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>' if columns == 2 else ""
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
        """<style:font-face style:name="F" svg:font-family="'Liberation Serif'"/></office:font-face-decls>"""
        f"<office:styles>{styles}</office:styles><office:automatic-styles>"
        '<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" '
        f'fo:page-height="29.7cm" fo:margin="2cm">{gap}</style:page-layout-properties><style:header-style/>'
        "<style:footer-style/></style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="pm"><style:header>'
        f'{p("HF", html.escape(HEAD))}</style:header><style:footer>{p("HF", number)}</style:footer>'
        f"</style:master-page></office:master-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document>"
    )
    (OUT / f"{name}.fodt").write_text(document, encoding="utf8")


UKRAINIAN = "Список використаних джерел"
latex("pdflatex-1col", 1, "numbers", UKRAINIAN, "11pt")
latex("pdflatex-2col", 2, "hanging", "References", "10pt")
latex("xelatex-2col", 2, "bibliography", UKRAINIAN, "10pt")
web_page("chromium-1col", 1, True, UKRAINIAN)
web_page("chromium-2col", 2, False, "References")
flat_odt("libreoffice-1col", 1, True, UKRAINIAN)
flat_odt("libreoffice-2col", 2, False, "References")
