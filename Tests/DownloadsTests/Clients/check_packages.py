"""Validates Data Packages with the JSON Schemas of the standard, version 2.0.

usage: check_packages.py SCHEMAS DESCRIPTOR...

Each descriptor is validated whole, and so are its resources, their dialects and their Table Schemas, also those that are
files of their own. Every file that a resource names must be there, with the length and the checksum that it gives. Ends
with 77 where jsonschema is not installed.
"""

import hashlib
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("no jsonschema")
    sys.exit(77)

names = ("datapackage", "dataresource", "tabledialect", "tableschema")
validators = {}
for name in names:
    schema = json.loads((pathlib.Path(sys.argv[1]) / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validators[name] = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
counts = dict.fromkeys(names, 0)
faults = []


def check(name, value, where):
    counts[name] += 1
    faults.extend(f"{where}: {error.json_path}: {error.message[:300]}" for error in validators[name].iter_errors(value))


for path in map(pathlib.Path, sys.argv[2:]):
    package = json.loads(path.read_text(encoding="utf-8"))
    check("datapackage", package, path)
    for resource in package["resources"]:
        where = f"{path} {resource.get('name')}"
        check("dataresource", resource, where)
        if "dialect" in resource:
            check("tabledialect", resource["dialect"], where)
        schema = resource.get("schema")
        if isinstance(schema, str):
            schema = json.loads((path.parent / schema).read_text(encoding="utf-8"))
        if schema is not None:
            check("tableschema", schema, where)
        data = (path.parent / resource["path"]).read_bytes()
        if len(data) != resource["bytes"] or "sha256:" + hashlib.sha256(data).hexdigest() != resource["hash"]:
            faults.append(f"{where}: the file has another length or checksum")
print("\n".join(faults) or ", ".join(f"{count} {name}" for name, count in counts.items()))
sys.exit(1 if faults else 0)
