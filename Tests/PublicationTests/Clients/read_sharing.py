"""Reads what the pages of a site say for sharing, with software that is not ours.

usage: read_sharing.py SITE   (the folder of a built site whose base URL is absolute)

Every page: linked data and Open Graph as extruct finds them, the picture as Pillow opens it. Ends with an error at the
first that is wrong, and prints what it read. Written with extruct 0.18.0 and Pillow 12.
"""

import pathlib
import sys

import extruct
from PIL import Image

site = pathlib.Path(sys.argv[1])
kinds = {}
pictures = set()


def fail(page, what):
    sys.exit(f"{page.relative_to(site)}: {what}")


for page in sorted(site.rglob("*.html")):
    html = page.read_text(encoding="utf-8")
    # A codebook is a file of the study, not a page of the site.
    if page.name == "404.html" or page.name.startswith("codebook"):
        continue
    if page.relative_to(site).parts[0] == "embed" or page.relative_to(site).parts[1:2] == ("embed",):
        if 'name="robots" content="noindex"' not in html or 'rel="canonical"' not in html or "<script" in html:
            fail(page, "an embed is not for search engines, leads to its study, and has no script")
        continue
    found = extruct.extract(html, base_url="https://example.org/", syntaxes=["json-ld", "opengraph", "dublincore"])
    if len(found["json-ld"]) != 1:
        fail(page, f"{len(found['json-ld'])} pieces of linked data")
    data = found["json-ld"][0]
    if data["@context"] != "https://schema.org" or not data["@graph"]:
        fail(page, "linked data without context or graph")
    for node in data["@graph"]:
        types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        for kind in types:
            kinds[kind] = kinds.get(kind, 0) + 1
        if "Dataset" in types:
            # What Google's data set search wants, and what it recommends.
            for key in ("name", "description", "license", "creator", "distribution", "isAccessibleForFree", "variableMeasured"):
                if not node.get(key):
                    fail(page, f"a Dataset without {key}")
            if len(node["description"]) > 5000:
                fail(page, "a description that is too long")
            for file in node["distribution"]:
                if len(file["sha256"]) != 64 or not file["contentUrl"].startswith("http"):
                    fail(page, f"a distribution without checksum or address: {file}")
    properties = dict(found["opengraph"][0]["properties"])
    base = properties["og:url"]
    for key in ("og:title", "og:description", "og:type", "og:locale", "og:site_name"):
        if not properties.get(key):
            fail(page, f"no {key}")
    if "og:image" in properties:
        name = "assets/sharing/" + properties["og:image"].split("assets/sharing/")[1]
        if name not in pictures:
            with Image.open(site / name) as image:
                image.load()
                if image.format != "PNG":
                    fail(page, "the picture is not PNG")
                size = image.size
            if size != (int(properties["og:image:width"]), int(properties["og:image:height"])):
                fail(page, f"the picture is {size}")
            pictures.add(name)
        if not properties.get("og:image:alt"):
            fail(page, "a picture without words")

for kind in sorted(kinds):
    print(kind, kinds[kind])
print(f"pictures {len(pictures)}")
