#!/usr/bin/env python3
"""Makes the lists of Sources/Disclosure/GivenNames.swift and FamilyNames.swift from INSEE's two files.

    names.py nat2022.csv noms2008nat_txt.txt DICTIONARY

- *Fichier des prénoms*, births 1900-2022 (https://www.insee.fr/fr/statistiques/7633685), Licence Ouverte 2.0.
- *Fichier des noms de famille*, births 1891-2000 (https://www.insee.fr/fr/statistiques/3536630), Licence Ouverte 2.0.
- DICTIONARY: words of French in small letters, one a line (Debian's wfrench 1.2.7): names that are also words.

Only names are taken, folded; no count. The words that follow the lists in Swift are by hand.
"""

import collections
import csv
import sys
import textwrap
import unicodedata

GIVEN = 1_000
FAMILY = 1_227


def fold(text):
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def main():
    given, family = collections.Counter(), collections.Counter()
    births = {"given": 0, "family": 0}
    with open(sys.argv[1], encoding="utf-8-sig") as file:
        for row in csv.DictReader(file, delimiter=";"):
            births["given"] += int(row["nombre"])
            if not row["preusuel"].startswith("_"):
                given[fold(row["preusuel"])] += int(row["nombre"])
    with open(sys.argv[2], encoding="latin-1") as file:
        next(file)
        for line in file:
            name, *counts = line.rstrip("\r\n").split("\t")
            count = sum(map(int, counts))
            births["family"] += count
            if not name.startswith("AUTRES"):
                family[fold(name).replace(" ", "-")] += count
    with open(sys.argv[3], encoding="utf-8") as file:
        words = {fold(word.strip()) for word in file if word[0].islower()}
    for kind, names, least in (("given", given, GIVEN), ("family", family, FAMILY)):
        kept = {name for name, count in names.items() if count >= least and len(name) > 1}
        share = sum(names[name] for name in kept) / births[kind]
        if kind == "given":
            # Compounds are read part by part.
            kept = {name for name in kept if "-" not in name or any(part not in kept for part in name.split("-"))}
        print(f"{kind}: {len(kept)} names, {share:.1%} of births")
        with open(f"{kind}.txt", "w", encoding="utf-8") as out:
            print(wrapped(kept), file=out)
        with open(f"{kind}-words.txt", "w", encoding="utf-8") as out:
            print(wrapped(kept & words), file=out)


def wrapped(names):
    return textwrap.fill(" ".join(sorted(names)), 116, initial_indent="  ", subsequent_indent="  ",
                         break_on_hyphens=False, break_long_words=False)


main()
