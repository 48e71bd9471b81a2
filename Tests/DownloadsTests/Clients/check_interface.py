"""Validates the files of the JSON interface, each against its own schema, and its OpenAPI description.

usage: check_interface.py SITE

SITE holds `api/v1/`. Ends with 77 where jsonschema is not installed.
"""

import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("no jsonschema")
    sys.exit(77)

folder = pathlib.Path(sys.argv[1]) / "api" / "v1"
checker = jsonschema.FormatChecker()


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def validate(path, name):
    schema = load(folder / "schemas" / f"{name}.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(load(path))


def local(address):
    """The file at an address of the interface."""
    return folder / address.split("/api/v1/", 1)[1]


checked = {folder / "openapi.json"} | set((folder / "schemas").glob("*.json"))
validate(folder / "index.json", "Index")
checked.add(folder / "index.json")
index = load(folder / "index.json")
for collection in index["collections"]:
    name = pathlib.PurePosixPath(collection["schema"]).stem
    path, seen = local(collection["url"]), 0
    while path:
        validate(path, name + "Page")
        checked.add(path)
        page = load(path)
        seen += len(page["items"])
        path = local(page["next"]) if "next" in page else None
    assert seen == collection["total"], f"{collection['name']}: {seen} items on the way, {collection['total']} in all"
    print(f"{collection['name']}: {seen}")
for path in sorted((folder / "studies").glob("*.json")):
    validate(path, "Study")
    checked.add(path)
rest = sorted(set(folder.rglob("*.json")) - checked)
assert not rest, f"no schema for {rest}"
print(f"{len(checked)} files")

try:
    from openapi_spec_validator import validate as validate_description
except ImportError:
    print("no openapi-spec-validator")
else:
    validate_description(load(folder / "openapi.json"))
    described = load(folder / "openapi.json")["components"]["schemas"]
    for path in (folder / "schemas").glob("*.json"):
        schema = load(path)
        assert described[path.stem] == {key: schema[key] for key in schema if not key.startswith("$")}, path.name
    print("openapi.json is valid")
