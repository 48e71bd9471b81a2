"""Scores each dataset of a catalogue as the Metadata Quality Assessment of data.europa.eu does: 23 measures, 405 points.

usage: score_catalog.py FOLDER BASE [SHAPES]

FOLDER is the published site with its `catalog.ttl`, BASE its address: what the catalogue names must be there, by HTTP when
BASE is that of a server on this machine, otherwise in the folder. Of the distributions of one dataset, which hold the same,
the best counts for interoperability; elsewhere every one must have what is measured. Without the SHAPES of DCAT-AP the
measure of compliance is left out. Prints one line for each dataset, and what it misses; ends with 77 without rdflib.

The measures and points: https://data.europa.eu/mqa/methodology. The lists of formats that a machine can read and that
nobody owns, as far as ours are in them, are those of the portal's vocabularies, edp-machine-readable-format and
edp-non-proprietary-format.
"""

import pathlib
import sys
import urllib.error
import urllib.parse
import urllib.request

try:
    import rdflib
except ImportError:
    print("no rdflib")
    sys.exit(77)
from rdflib.namespace import DCTERMS, RDF

folder, base = pathlib.Path(sys.argv[1]), sys.argv[2]
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
HYDRA = rdflib.Namespace("http://www.w3.org/ns/hydra/core#")
EUROPE = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
FILE_TYPES = {
    "BIN", "CSV", "HTML", "JSON", "JSON_LD", "MARKDOWN", "PARQUET", "RDF_TURTLE", "RDF_XML", "TXT", "XLSX", "XML",
    "YAML", "ZIP",
}
MEDIA_TYPES = {
    "application/json", "application/octet-stream", "application/vnd.apache.parquet", "application/vnd.sqlite3",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/zip", "text/csv", "text/plain",
}
MACHINE_READABLE = {"CSV", "JSON", "JSON_LD", "RDF_TURTLE", "RDF_XML", "XLSX", "XML"}
NON_PROPRIETARY = {"CSV", "HTML", "JSON", "JSON_LD", "RDF_TURTLE", "RDF_XML", "TXT", "XML", "ZIP"}
LICENCES = {"ETALAB_2_0", "CC_BY_4_0", "CC_BYSA_4_0", "CC0", "ODC_BL"}

graph = rdflib.Graph()
name = "catalog.ttl"
while name:
    page = rdflib.Graph().parse(folder / name)
    graph += page
    following = list(page.objects(None, HYDRA.nextPage))
    name = str(following[0]).rsplit("/", 1)[1] if following else None

answers = {}


def is_there(address):
    if address not in answers:
        text = str(address)
        if not text.startswith(base):
            answers[address] = False
        elif urllib.parse.urlsplit(base).hostname == "127.0.0.1":
            try:
                request = urllib.request.Request(text, method="HEAD")
                answers[address] = urllib.request.urlopen(request, timeout=10).status == 200
            except (urllib.error.URLError, OSError):
                answers[address] = False
        else:
            answers[address] = (folder / urllib.parse.unquote(text[len(base):])).is_file()
    return answers[address]


def within(node, vocabulary, known):
    text = str(node)
    return text.startswith(vocabulary) and text[len(vocabulary):] in known


complies = None
if len(sys.argv) > 3:
    try:
        import pyshacl

        complies = True
        for name in ("shapes.ttl", "range.ttl", "mdr-vocabularies.shape.ttl"):
            shapes = rdflib.Graph().parse(pathlib.Path(sys.argv[3]) / name)
            shapes.remove((None, rdflib.OWL.imports, None))
            _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, allow_infos=True)
            SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
            # SPDX has its terms at http, and the shape of algorithms wants https.
            for result in list(results.subjects(SH.resultPath, rdflib.URIRef("http://spdx.org/rdf/terms#algorithm"))):
                results.remove((result, None, None))
            top = set(results.objects(None, SH.result))
            complies = complies and not any(results.value(one, SH.resultSeverity) == SH.Violation for one in top)
    except ImportError:
        print("no pyshacl")


def interoperability(one):
    """The points of one distribution, by measure."""
    form, media = graph.value(one, DCTERMS["format"]), graph.value(one, DCAT.mediaType)
    return {
        "format": 20 if form else 0,
        "media type": 10 if media else 0,
        "format and media type of the lists":
            10 if within(form, EUROPE + "file-type/", FILE_TYPES) and within(media, IANA, MEDIA_TYPES) else 0,
        "non-proprietary": 20 if within(form, EUROPE + "file-type/", NON_PROPRIETARY) else 0,
        "machine-readable": 20 if within(form, EUROPE + "file-type/", MACHINE_READABLE) else 0,
    }


def measures(dataset):
    files = list(graph.objects(dataset, DCAT.distribution))

    def has(subject, predicate):
        return graph.value(subject, predicate) is not None

    def all_files(test):
        return bool(files) and all(test(one) for one in files)

    licences = [graph.value(one, DCTERMS.license) for one in files]
    best = max((interoperability(one) for one in files), key=lambda points: sum(points.values()), default={})
    found = {
        "keywords": 30 * has(dataset, DCAT.keyword),
        "categories": 30 * has(dataset, DCAT.theme),
        "place": 20 * has(dataset, DCTERMS.spatial),
        "time": 20 * has(dataset, DCTERMS.temporal),
        "access address that answers": 50 * all_files(lambda one: is_there(graph.value(one, DCAT.accessURL))),
        "download address": 20 * all_files(lambda one: has(one, DCAT.downloadURL)),
        "download address that answers": 30 * all_files(lambda one: is_there(graph.value(one, DCAT.downloadURL))),
        "licence": 20 * all_files(lambda one: has(one, DCTERMS.license)),
        "licence of the list": 10 * (bool(licences) and all(within(x, EUROPE + "licence/", LICENCES) for x in licences)),
        "access": 10 * has(dataset, DCTERMS.accessRights),
        "access of the list":
            5 * within(graph.value(dataset, DCTERMS.accessRights), EUROPE + "access-right/", {"PUBLIC"}),
        "contact": 20 * has(dataset, DCAT.contactPoint),
        "publisher": 10 * has(dataset, DCTERMS.publisher),
        "rights": 5 * all_files(lambda one: has(one, DCTERMS.rights)),
        "size": 5 * all_files(lambda one: has(one, DCAT.byteSize)),
        "date of issue": 5 * (has(dataset, DCTERMS.issued) and all_files(lambda one: has(one, DCTERMS.issued))),
        "date of change": 5 * (has(dataset, DCTERMS.modified) and all_files(lambda one: has(one, DCTERMS.modified))),
    }
    for key in ("format", "media type", "format and media type of the lists", "non-proprietary", "machine-readable"):
        found[key] = best.get(key, 0)
    if complies is not None:
        found["DCAT-AP"] = 30 * complies
    return found


total = 375 if complies is None else 405
for dataset in sorted(set(graph.subjects(RDF.type, DCAT.Dataset))):
    found = measures(dataset)
    assert len(found) == (22 if complies is None else 23)
    missing = [name for name, points in found.items() if not points]
    print(f"{sum(found.values())} of {total} {dataset}" + (f" without {', '.join(missing)}" if missing else ""))
