//! The formats that we read, by name.

named_formats! {
    /// Reference strings as printed.
    Text = "text", ["txt"];
    /// Markdown.
    Markdown = "markdown", ["md"];
    /// LaTeX: `thebibliography`.
    Latex = "latex", ["tex", "bbl"];
    /// A JSON array of CSL items, or one item.
    CslJson = "csl-json", ["json"];
    /// One CSL item a line.
    Ndjson = "ndjson", ["jsonl"];
    /// CSL items in YAML, as pandoc takes them.
    CslYaml = "csl-yaml", [];
    /// The YAML of hayagriva and Typst.
    Hayagriva = "hayagriva", ["yaml", "yml"];
    /// BibTeX or BibLaTeX.
    Bibtex = "bibtex", ["biblatex", "bib"];
    /// RIS.
    Ris = "ris", [];
    /// The format of PubMed and MEDLINE.
    Nbib = "nbib", ["medline"];
    /// EndNote's tagged export.
    Enw = "enw", ["endnote"];
    /// EndNote's XML export.
    EndnoteXml = "endnote-xml", [];
    /// Comma-separated (or semicolon-separated) values under a header.
    Csv = "csv", [];
    /// Tab-separated values under a header.
    Tsv = "tsv", ["tab"];
    /// The XML of journals and of PubMed Central.
    Jats = "jats", ["nlm", "nxml"];
    /// TEI, as GROBID writes it.
    Tei = "tei", [];
    /// MODS, of the Library of Congress.
    Mods = "mods", [];
    /// A web page.
    Html = "html", ["htm", "xhtml"];
    /// A document of Word.
    Docx = "docx", ["docm", "dotx", "dotm"];
    /// A document of LibreOffice.
    Odt = "odt", ["ott", "fodt"];
    /// A PDF document.
    Pdf = "pdf", [];
}

impl Format {
    /// Whether it is made of bytes that are no text.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Odt | Self::Pdf)
    }
}
