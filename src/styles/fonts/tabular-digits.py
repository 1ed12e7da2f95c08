"""Makes the two small fonts beside this file: the digits of Be Vietnam Pro, all of one width.

Be Vietnam Pro has no tabular figures (its 1 is 385 units wide, its 4 is 710), so columns of numbers would not
line up. Here each digit is centred in the same advance width and kerning is left out. The licence (SIL OFL 1.1,
no reserved font name) allows it. Needs `pip install fonttools brotli`; run from the project's root:

    python src/styles/fonts/tabular-digits.py
"""

from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

WIDTH = {400: 690, 500: 694, 600: 700}
FAMILY = "Be Vietnam Pro Tabular"
SOURCE = Path("node_modules/@fontsource/be-vietnam-pro/files")
HERE = Path(__file__).parent

for weight, width in WIDTH.items():
    font = TTFont(SOURCE / f"be-vietnam-pro-latin-{weight}-normal.woff2")
    cut = subset.Subsetter(subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14]))
    cut.populate(text="0123456789")
    cut.subset(font)
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        if name == ".notdef":
            continue
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        left, _, right, _ = pen.bounds
        shift = round((width - (right - left)) / 2 - left)
        glyph = font["glyf"][name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, glyph.xMin)
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = FAMILY
    font.flavor = "woff2"
    font.save(HERE / f"tabular-digits-{weight}.woff2")
