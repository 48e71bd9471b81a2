"""Validates the descriptions of a study's folder with the clients of each standard that are installed.

usage: read_descriptions.py FOLDER [DDI-XSD]

Prints one line for each description: `valid`, `absent` for a client that is not there, or `wrong` and why.
"""

import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
wrong = False


def say(path, client, check):
    global wrong
    try:
        said = check()
    except ImportError:
        print(f"absent {client}")
        return
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    if said:
        wrong = True
        print(f"wrong {path.name}: {said}")
    else:
        print(f"valid {path.name}")


def csvw(path):
    import csvw as library

    found = library.CSVW(str(path), validate=True)
    valid = found.is_valid
    return "" if valid else "; ".join(str(warning.message) for warning in found.warnings) or "not valid"


def croissant(path):
    import logging

    import mlcroissant

    logging.disable(logging.CRITICAL)
    dataset = mlcroissant.Dataset(jsonld=str(path))
    issues = dataset.metadata.ctx.issues
    return "; ".join(sorted(issues.errors))


def package(path):
    import frictionless

    report = frictionless.Package(str(path)).validate()
    return "" if report.valid else str(report.flatten(["type", "message"])[:3])


def codebook(path):
    from lxml import etree

    tree = etree.parse(str(path))
    if len(sys.argv) > 2:
        schema = etree.XMLSchema(etree.parse(sys.argv[2]))
        if not schema.validate(tree):
            return str(schema.error_log)
    assert tree.getroot().tag == "{ddi:codebook:2_5}codeBook"
    return ""


for path in sorted(folder.glob("*.csv-metadata.json")):
    say(path, "csvw", lambda: csvw(path))
for path in sorted(folder.glob("*.croissant.json")):
    say(path, "mlcroissant", lambda: croissant(path))
for path in sorted(folder.glob("*datapackage.json")):
    say(path, "frictionless", lambda: package(path))
for path in sorted(folder.glob("ddi.xml")):
    say(path, "lxml", lambda: codebook(path))
sys.exit(1 if wrong else 0)
