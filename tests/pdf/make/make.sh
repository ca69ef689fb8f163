#!/bin/bash
# Makes the documents anew; README.md tells what it needs.
set -e
cd "$(dirname "$0")"
build=$(mktemp -d)
python3 small.py
python3 papers.py "$build"
for name in pdflatex-1col pdflatex-2col xelatex-2col; do
    for _ in 1 2; do "${name%%-*}" -interaction=nonstopmode -output-directory="$build" "$build/$name.tex" >"$build/$name.out"; done
done
for name in libreoffice-1col libreoffice-2col; do
    soffice --headless --convert-to pdf --outdir "$build" "$build/$name.fodt"
done
for name in chromium-1col chromium-2col; do
    chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$build/$name.pdf" "file://$build/$name.html"
done
for file in "$build"/*.pdf; do
    qpdf --object-streams=generate --recompress-flate --compression-level=9 "$file" "../$(basename "$file")"
done
