"""Reads every form of a catalogue with rdflib, compares them, and validates one with the shapes of DCAT-AP.

usage: read_catalog.py FOLDER [SHAPES]

Ends with 0 when the forms of each page say the same and nothing breaks a shape, and says what it did, one a line.
Ends with 77 where rdflib is not installed.
"""

import pathlib
import sys

try:
    import rdflib
except ImportError:
    print("no rdflib")
    sys.exit(77)

folder = pathlib.Path(sys.argv[1])
FORMATS = {".jsonld": "json-ld", ".ttl": "turtle", ".rdf": "xml"}
HYDRA = rdflib.Namespace("http://www.w3.org/ns/hydra/core#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


def read(path):
    graph = rdflib.Graph()
    graph.parse(data=path.read_bytes(), format=FORMATS[path.suffix], publicID="https://never.example/")
    return graph


def said(graph, node):
    """What is said of a nameless node, as a text: ours are trees."""
    if not isinstance(node, rdflib.BNode):
        return node.n3()
    return "[" + ";".join(sorted(f"{p.n3()} {said(graph, o)}" for p, o in graph.predicate_objects(node))) + "]"


def statements(graph):
    return sorted(
        f"{s.n3()} {p.n3()} {said(graph, o)}" for s, p, o in graph if not isinstance(s, rdflib.BNode)
    )


whole = rdflib.Graph()
count = 0
for page in sorted(folder.glob("catalog*.jsonld")):
    graphs = [read(page.with_suffix(suffix)) for suffix in FORMATS]
    # A page names the pages of its own form.
    for graph in graphs:
        for collection in set(graph.subjects(rdflib.RDF.type, HYDRA.PagedCollection)):
            graph.remove((collection, None, None))
    assert all(statements(graphs[0]) == statements(other) for other in graphs[1:]), f"the forms of {page.name} differ"
    whole += graphs[0]
    count += 1
print(f"{count} pages are equal in {len(FORMATS)} forms")

# As harvesters do: from the first page to the next.
seen, address = 0, "catalog.ttl"
while address:
    graph = read(folder / address)
    seen += len(set(graph.subjects(rdflib.RDF.type, DCAT.Dataset)))
    following = list(graph.objects(None, HYDRA.nextPage))
    address = str(following[0]).rsplit("/", 1)[1] if following else None
total = len(set(whole.subjects(rdflib.RDF.type, DCAT.Dataset)))
assert seen == total, f"{seen} datasets on the way, {total} in all"
print(f"{total} datasets by following the pages")

portal = rdflib.Graph()
for page in sorted(folder.glob("catalog-datagouv*.ttl")):
    portal += read(page)
assert not list(portal.triples((None, SPDX.checksum, None)))
assert total == len(set(portal.subjects(rdflib.RDF.type, DCAT.Dataset)))
assert len(set(portal.subjects(rdflib.RDF.type, DCAT.Distribution))) == len(
    set(whole.subjects(rdflib.RDF.type, DCAT.Distribution))
)
print("the form for data.gouv.fr has no checksums")

if len(sys.argv) > 2:
    try:
        import pyshacl
    except ImportError:
        print("no pyshacl")
        sys.exit(0)
    for name in ("shapes.ttl", "range.ttl", "shapes_recommended.ttl", "mdr-vocabularies.shape.ttl"):
        shapes = rdflib.Graph().parse(pathlib.Path(sys.argv[2]) / name)
        shapes.remove((None, rdflib.OWL.imports, None))
        conforms, results, text = pyshacl.validate(whole, shacl_graph=shapes, advanced=True, allow_infos=True)
        SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
        # The shape of algorithms wants https, and SPDX has its terms at http, as harvesters compare them.
        for result in list(results.subjects(SH.resultPath, SPDX.algorithm)):
            results.remove((result, None, None))
        top = set(results.objects(None, SH.result))
        severities = [str(results.value(one, SH.resultSeverity)).rsplit("#", 1)[-1] for one in top]
        assert "Violation" not in severities, f"{name}: {text}"
        print(f"{name}: no violation, {len(severities)} remarks")
        for message in sorted({str(o) for o in results.objects(None, SH.resultMessage)} if severities else []):
            print("  " + message)
