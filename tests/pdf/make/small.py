"""Makes the small documents by hand, object by object; needs only Python and, to lock one, qpdf."""

import subprocess
import sys
import zlib
from pathlib import Path

OUT = Path(__file__).parent.parent
LINE = "Сегеда О. О. Цифрова дипломатія України, її ґрунт і як її знає світ. Київ : Думка, 2020."
HEADING = "Список використаних джерел"


def document(objects, trailer=b""):
    out = b"%PDF-1.5\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (size, trailer, start)


def stream(data, entries=b""):
    packed = zlib.compress(data, 9)
    head = b"<<%s/Filter/FlateDecode/Length %d>>stream\n" % (entries, len(packed))
    return head + packed + b"\nendstream"


def page(content, font, resources=b"", more=()):
    """A document of one page; its font is object 5, what `more` holds begins at 6."""
    return document(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>%s>>"
            b"/Contents 4 0 R>>" % resources,
            stream(content),
            font,
            *more,
        ]
    )


def shown(lines):
    """Operators that show encoded lines, each on its own line of the page."""
    steps = (b"<%s> Tj 0 -14 Td" % line.hex().encode() for line in lines)
    return b"BT /F 11 Tf 60 760 Td " + b" ".join(steps) + b" ET"


def simple(encoding):
    widths = b" 500" * 224
    descriptor = (
        b"<</Type/FontDescriptor/FontName/Serif/Flags 34/ItalicAngle 0/Ascent 891/Descent -216"
        b"/CapHeight 662/StemV 80/FontBBox[0 0 1000 1000]>>"
    )
    return (
        b"<</Type/Font/Subtype/TrueType/BaseFont/Serif/FirstChar 32/LastChar 255/Widths[%s]"
        b"/FontDescriptor%s/Encoding/%s>>" % (widths, descriptor, encoding)
    )


def numbered(count):
    return [HEADING] + [f"{at}. {LINE}" for at in range(1, count + 1)]


def small():
    """English only, so that a standard font will do."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    lines = [b"References"] + [b"%d. Roe, J. (20%02d). Words of cities. Omni." % (at, at) for at in range(1, 13)]
    return page(shown(lines), font)


def described():
    """A page that says which work it is, in a packet and in the information dictionary."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '
        'prism:volume="17"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Мова &amp; місто</rdf:li></rdf:Alt>'
        "</dc:title><dc:creator><rdf:Seq><rdf:li>Бойко, Олена</rdf:li><rdf:li>Roe, Jane</rdf:li></rdf:Seq>"
        "</dc:creator><prism:doi>10.5555/mova.2024.3</prism:doi><prism:publicationName>Вісник слова"
        "</prism:publicationName><prism:startingPage>5</prism:startingPage><prism:endingPage>9"
        "</prism:endingPage><prism:coverDate>2024-03-12</prism:coverDate></rdf:Description></rdf:RDF>"
        '</x:xmpmeta><?xpacket end="r"?>'
    ).encode()
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    title = "Title of the dictionary".encode("utf-16-be")
    metadata = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(packet), packet)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        stream(shown([b"doi:10.5555/other"])),
        font,
        metadata,
        b"<</Title<feff%s>>>" % title.hex().encode(),
    ]
    return document(objects, b"/Info 7 0 R")


def latin_1():
    """Cyrillic in windows-1251, in a font that says it is Latin."""
    return page(shown(line.encode("cp1251") for line in numbered(3)), simple(b"WinAnsiEncoding"))


def t2a(text):
    """The text in the font encoding T2A of LaTeX."""
    own = {"Ґ": 0x80, "Ї": 0x88, "Є": 0x99, "ґ": 0xA0, "ї": 0xA8, "є": 0xB9, "і": 0x69, "І": 0x49}
    return b"".join(bytes([own[c]]) if c in own else c.encode("cp1251") for c in text)


def type_3():
    """A bitmap font of TeX: its glyphs have names such as `a66`, and no words."""
    differences = b"".join(b"/a%d" % code for code in range(32, 256))
    procedures = b"".join(b"/a%d 6 0 R" % code for code in range(32, 256))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 32"
        b"/LastChar 255/Widths[%s]/Encoding<</Differences[32%s]>>/CharProcs<<%s>>/Resources<<>>>>"
        % (b" 500" * 224, differences, procedures)
    )
    return page(shown(t2a(line) for line in numbered(3)), font, more=[stream(b"500 0 d0")])


def no_unicode():
    """Glyph numbers, in a font that does not say what they show."""
    codes = sorted(set("".join(numbered(3))))
    lines = (b"".join((codes.index(c) + 300).to_bytes(2, "big") for c in line) for line in numbered(3))
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Serif/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/Serif/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/DW 500/FontDescriptor<</Type/FontDescriptor/FontName/Serif/Flags 4"
        b"/ItalicAngle 0/Ascent 891/Descent -216/CapHeight 662/StemV 80/FontBBox[0 0 1000 1000]>>>>]>>"
    )
    return page(shown(lines), font)


def other_letters():
    """Cyrillic in a font that has it in the places of the Latin keyboard."""
    cyrillic = "йцукенгшщзхїфівапролджєячсмитьбю"
    latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
    keys = str.maketrans(cyrillic + cyrillic.upper(), latin + latin.upper())
    words = (
        "дипломатія держави в цифрову добу показує що країна яка говорить із світом без посередників "
        "здатна змінити поведінку великих компаній і прискорити рішення урядів про підтримку"
    )
    lines = [words[at : at + 90].translate(keys).encode("latin-1") for at in range(0, len(words), 90)] * 8
    return page(shown(lines), simple(b"WinAnsiEncoding"))


def images():
    """A scan without a text layer: a grey image over the page, and its number in letters."""
    image = stream(
        bytes(range(0, 256, 4)) * 64,
        b"/Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    content = b"q 595 0 0 842 0 0 cm /I Do Q BT /F 9 Tf 300 20 Td (17) Tj ET"
    return page(content, font, b"/XObject<</I 6 0 R>>", [image])


def main():
    made = {
        "small": small(),
        "described": described(),
        "latin-1": latin_1(),
        "type-3": type_3(),
        "no-unicode": no_unicode(),
        "other-letters": other_letters(),
        "images": images(),
    }
    for name, data in made.items():
        (OUT / f"{name}.pdf").write_bytes(data)
    lock = ["qpdf", "--encrypt", "secret", "owner", "256", "--", OUT / "small.pdf", OUT / "locked.pdf"]
    sys.exit(subprocess.run(lock, check=False).returncode)


main()
