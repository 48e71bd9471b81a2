"""Follows a site's ResourceSync documents with the classes of the `resync` library, from the source description to each
package of the dump, and compares them with the resource list.

usage: read_dump.py ORIGIN

Prints `N packages, N resources, N bytes` when every resource of the list is in one package, with its length and checksum.
"""

import hashlib
import io
import sys
import urllib.request
import zipfile

from resync.capability_list import CapabilityList
from resync.resource_dump import ResourceDump
from resync.resource_dump_manifest import ResourceDumpManifest
from resync.resource_list import ResourceList
from resync.source_description import SourceDescription

origin = sys.argv[1]


def get(address):
    return urllib.request.urlopen(address).read()


def read(kind, address):
    document = kind()
    document.parse(str=get(address).decode())
    return document


description = read(SourceDescription, origin + ".well-known/resourcesync")
assert description.capability == "description", description.capability
[capabilities] = [read(CapabilityList, resource.uri) for resource in description]
assert capabilities.capability == "capabilitylist"
by_name = {resource.capability: resource.uri for resource in capabilities}
assert set(by_name) == {"resourcelist", "changelist", "resourcedump"}, by_name
listed = {resource.uri: resource for resource in read(ResourceList, by_name["resourcelist"])}
dump = read(ResourceDump, by_name["resourcedump"])
assert dump.capability == "resourcedump", dump.capability
seen, size, packages = {}, 0, 0
for package in dump:
    body = get(package.uri)
    assert len(body) == package.length, package.uri
    assert "sha-256:" + hashlib.sha256(body).hexdigest() == package.hash, package.uri
    archive = zipfile.ZipFile(io.BytesIO(body))
    manifest = ResourceDumpManifest()
    text = archive.read("manifest.xml")
    manifest.parse(str=text.decode())
    assert manifest.capability == "resourcedump-manifest", manifest.capability
    assert text == get(package.uri[: -len(".zip")] + ".xml"), "the manifest beside the package is another"
    assert len(archive.namelist()) == len(manifest) + 1, package.uri
    total = 0
    for resource in manifest:
        content = archive.read(resource.path.lstrip("/"))
        assert len(content) == resource.length == listed[resource.uri].length, resource.uri
        assert "sha-256:" + hashlib.sha256(content).hexdigest() == resource.hash == listed[resource.uri].hash
        assert resource.lastmod == listed[resource.uri].lastmod and resource.lastmod <= package.lastmod
        assert resource.uri not in seen, f"{resource.uri} is in two packages"
        seen[resource.uri] = content
        total += len(content)
    assert total <= 100_000_000 or len(manifest) == 1, f"{package.uri} holds {total} bytes"
    size += total
    packages += 1
assert set(seen) == set(listed), sorted(set(listed) ^ set(seen))[:5]
print(f"{packages} packages, {len(seen)} resources, {size} bytes")
