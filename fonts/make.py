"""Cut the site's fonts out of Debian's variable Inter: `make.py <folder of Debian's fonts> <folder to fill>`.

Each file keeps the Latin letters, the signs of French and English, and the features that the stylesheet asks for. The
same versions of Debian's packages give the same bytes: no clock is read.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Latin with the accents of Western and Central Europe, punctuation with its spaces, arrows and mathematics in figures.
CHARACTERS = (
    list(range(0x20, 0x7F))
    + list(range(0xA0, 0x180))
    + [0x1E9E, 0x2BC, 0x2C6, 0x2DA, 0x2DC]
    + list(range(0x2000, 0x200E))
    + list(range(0x2010, 0x2016))
    + [0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022, 0x2026, 0x202F, 0x2030, 0x2032, 0x2033]
    + [0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2202, 0x2206, 0x2212]
    + [0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0x3B1, 0x3B2, 0x3B4, 0x3BB, 0x3BC, 0x3C0, 0x3C1, 0x3C3, 0x3C4, 0x3C7]
    + list(range(0x2070, 0x207A))
    + list(range(0x2080, 0x208A))
)

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "liga", "tnum", "case", "sups", "ordn", "zero"]

# The stylesheet's family, Debian's file, the weights kept, the style.
FILES = [
    ("text", "Tank Text", "Inter-roman.var.ttf", (400, 700), "normal"),
    ("display", "Tank Display", "InterDisplay-roman.var.ttf", (500, 700), "normal"),
    ("italic", "Tank Text", "Inter-italic.var.ttf", (400, 600), "italic"),
]

# Without the files, and until they are there, lines of text break in the same places: Arial (and its metric twin,
# Liberation Sans) takes the widths and heights of Inter. The widths are means over letters by their frequency in French,
# in per cent; those of Arial are in its units of 2048 to the em.
LETTERS = " eastirnulodcpmévgfbhqyxjkwzàè',.-"
FREQUENCIES = dict(
    zip(
        LETTERS,
        [16.5, 12.2, 6.6, 6.7, 6.1, 6.1, 5.6, 6.0, 5.1, 4.8, 4.6, 3.2, 2.8, 2.6, 2.5, 1.7, 1.4, 1.0, 0.9, 0.8, 0.8]
        + [0.8, 0.4, 0.4, 0.3, 0.1, 0.1, 0.1, 0.4, 0.3, 0.6, 1.0, 0.9, 0.3],
    )
)
ARIAL = dict(
    zip(
        LETTERS,
        [569, 1139, 1139, 1024, 569, 455, 682, 1139, 1139, 455, 1139, 1139, 1024, 1139, 1706, 1139, 1024, 1139, 569]
        + [1139, 1139, 1139, 1024, 1024, 455, 1024, 1479, 1024, 1139, 1139, 391, 569, 569, 682],
    )
)
ARIAL_BOLD = dict(
    zip(
        LETTERS,
        [569, 1139, 1139, 1139, 682, 569, 797, 1251, 1251, 569, 1251, 1251, 1139, 1251, 1821, 1139, 1139, 1251, 682]
        + [1251, 1251, 1251, 1139, 1139, 569, 1139, 1593, 1024, 1139, 1139, 487, 569, 569, 682],
    )
)
# The family, the weight that it is mostly set in, the names of the fonts that take its place and their widths.
FALLBACKS = {
    "Tank Text": (400, ["Arial", "Liberation Sans", "Helvetica"], ARIAL),
    "Tank Display": (650, ["Arial Bold", "Liberation Sans Bold", "Helvetica Bold"], ARIAL_BOLD),
}


def cut(source: pathlib.Path, weights: tuple[int, int] | int) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 5, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    options.flavor = "woff2"
    options.recalc_timestamp = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=CHARACTERS)
    cutter.subset(font)
    instancer.instantiateVariableFont(font, {"wght": weights}, inplace=True)
    font.flavor = "woff2"
    return font


def fallback(family: str, source: pathlib.Path) -> str:
    weight, names, arial = FALLBACKS[family]
    font = cut(source, weight)
    cmap, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    ours = sum(share * widths[cmap[ord(letter)]][0] / em for letter, share in FREQUENCIES.items())
    theirs = sum(share * arial[letter] / 2048 for letter, share in FREQUENCIES.items())
    scale, head = ours / theirs, font["hhea"]
    def part(value: int) -> str:
        return f"{value / em / scale:.2%}"
    sources = ",".join(f'local("{name}")' for name in names)
    return (
        f'@font-face{{font-family:"{family} Fallback";src:{sources};'
        f"size-adjust:{scale:.2%};ascent-override:{part(head.ascent)};descent-override:{part(-head.descent)};"
        f"line-gap-override:{part(head.lineGap)}}}\n"
    )


def main() -> None:
    source, target = map(pathlib.Path, sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    rules, fallbacks = [], {}
    for name, family, file, weights, style in FILES:
        font = cut(source / file, weights)
        if family not in fallbacks:
            fallbacks[family] = fallback(family, source / file)
        font.save(target / f"{name}.woff2")
        rules.append(
            f'@font-face{{font-family:"{family}";src:url(fonts/{name}.woff2) format("woff2");font-style:{style};'
            f"font-weight:{weights[0]} {weights[1]};font-display:swap}}\n"
        )
    (target / "fonts.css").write_text("".join(rules) + "".join(fallbacks.values()), encoding="utf-8")


if __name__ == "__main__":
    main()
