"""Reads a study's citations with software that is not ours, and checks that all say the same.

usage: read_citations.py FOLDER   (citation.bib .ris .csl.json, CITATION.cff, datacite.json .xml)

Prints a line for each reader; one that is not installed is named and passed over. Ends with an error at a difference.
Versions that this was written with: bibtexparser 2.1.0 (and 1.4), rispy 0.10.0, cffconvert 2.0.0, datacite 1.4.1.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree

folder = sys.argv[1] + "/"


def text(name):
    with open(folder + name, encoding="utf-8", newline="") as file:
        return file.read()


def check(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found!r} is not {wanted!r}")


csl = json.loads(text("citation.csl.json"))[0]
year, month, day = csl["issued"]["date-parts"][0]
authors = [f"{name['family']}, {name['given']}" if "family" in name else name["literal"] for name in csl["author"]]
doi = csl.get("DOI", "")


def bibtex():
    import bibtexparser

    source = text("citation.bib")
    if hasattr(bibtexparser, "parse_string"):
        library = bibtexparser.parse_string(source)
        check("bibtex: failed blocks", len(library.failed_blocks), 0)
        entry = library.entries[0]
        fields = {field.key: field.value for field in entry.fields}
        kind = entry.entry_type
    else:
        fields = bibtexparser.loads(source).entries[0]
        kind = fields["ENTRYTYPE"]
    check("bibtex: kind", kind, "techreport")
    check("bibtex: year", fields["year"], str(year))
    plain = fields["author"].replace("\\", "")
    check("bibtex: author", plain, " and ".join(authors))
    check("bibtex: url", fields["url"], csl["URL"])
    check("bibtex: doi", fields.get("doi", "").replace("\\", ""), doi)


def ris():
    import rispy

    entry = rispy.loads(text("citation.ris"))[0]
    check("ris: type", entry["type_of_reference"], "RPRT")
    check("ris: title", entry["title"], csl["title"])
    check("ris: authors", entry["authors"], authors)
    check("ris: date", entry["date"], f"{year}/{month:02}/{day:02}")
    check("ris: url", entry["urls"], [csl["URL"]])
    check("ris: doi", entry.get("doi", ""), doi)


def cff():
    from cffconvert import Citation

    citation = Citation(text("CITATION.cff"))
    citation.validate()
    fields = citation._parse()
    check("cff: title", fields["title"], csl["title"])
    check("cff: version", fields["version"], csl["version"])
    check("cff: doi", fields.get("doi", ""), doi)
    if "url" in fields:
        check("cff: url", fields["url"], csl["URL"])
    # What others make of it.
    for form in (citation.as_apalike, citation.as_bibtex, citation.as_ris, citation.as_schemaorg, citation.as_zenodo):
        form()


def flat(xml):
    """Every element that holds a text, with where it stands; the prefix of the language belongs to XML itself."""
    found = []

    def walk(element, path):
        path = path + "/" + element.tag.split("}")[-1]
        own = (element.text or "").strip()
        if own:
            keys = sorted((key.replace("{http://www.w3.org/XML/1998/namespace}", ""), value) for key, value in element.attrib.items())
            found.append((path, own, tuple(keys)))
        for child in element:
            walk(child, path)

    walk(ElementTree.fromstring(xml), "")
    return sorted(found)


def datacite():
    from datacite import schema45

    record = json.loads(text("datacite.json"))
    schema45.validator.validate(record)
    check("datacite: doi", record.get("doi", ""), doi)
    check("datacite: title", record["titles"][0]["title"], csl["title"])
    # The library's own XML of the same record, against ours; without a DOI it writes no identifier.
    ours = [item for item in flat(text("datacite.xml")) if item[1] != "(:tba)"]
    theirs = flat(schema45.tostring(record))
    for item in ours:
        if item not in theirs:
            sys.exit(f"datacite: only ours has {item}")
    for item in theirs:
        if item not in ours:
            sys.exit(f"datacite: only theirs has {item}")


for reader in (bibtex, ris, cff, datacite):
    try:
        reader()
    except ImportError as error:
        print(f"without {reader.__name__}: {error}")
        continue
    print(f"equal {reader.__name__}")
