#!/usr/bin/env python3
"""Bill of materials of the program in CycloneDX 1.6: sbom.py project.assets.json VERSION > lmpdem.cdx.json.

Reads what NuGet restored: names, versions, hashes and licences of all packages that the program carries, and which of them need which.
No time and no random number, so that two builds give the same bytes.
"""
import base64
import json
import os
import re
import sys


def licence(folder):
    """The licence that a package states: an SPDX expression, or the address of a text."""
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".nuspec"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8-sig") as file:
            text = file.read()
        if found := re.search(r'<license type="expression">([^<]+)</license>', text):
            return [{"expression": found[1].strip()}]
        if found := re.search(r'<license type="file">([^<]+)</license>', text):
            return [{"license": {"name": f"file {found[1].strip()} in the package"}}]
        if found := re.search(r"<licenseUrl>([^<]+)</licenseUrl>", text):
            return [{"license": {"name": "see address", "url": found[1].strip()}}]
    return []


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        assets = json.load(file)
    version = sys.argv[2]
    target = next(t for name, t in sorted(assets["targets"].items()) if "/" not in name)
    folders = list(assets["packageFolders"])
    names = {key.split("/")[0]: key for key in target}
    components, needs = [], []
    for key in sorted(target):
        if target[key]["type"] != "package":
            continue
        name, number = key.split("/")
        library = assets["libraries"][key]
        folder = next(f for f in (os.path.join(p, library["path"]) for p in folders) if os.path.isdir(f))
        component = {
            "type": "library", "bom-ref": f"pkg:nuget/{key.replace('/', '@')}", "name": name, "version": number,
            "purl": f"pkg:nuget/{key.replace('/', '@')}",
            "hashes": [{"alg": "SHA-512", "content": base64.b64decode(library["sha512"]).hex()}],
        }
        if stated := licence(folder):
            component["licenses"] = stated
        components.append(component)
        below = [names[n] for n in target[key].get("dependencies", {}) if n in names and target[names[n]]["type"] == "package"]
        needs.append({"ref": component["bom-ref"], "dependsOn": sorted(f"pkg:nuget/{b.replace('/', '@')}" for b in below)})
    root = f"pkg:nuget/LmpDem@{version}"
    needs.insert(0, {"ref": root, "dependsOn": [c["bom-ref"] for c in components]})
    json.dump({
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": {
            "type": "application", "bom-ref": root, "name": "LmpDem", "version": version, "purl": root, "licenses": [{"expression": "MIT"}],
        }},
        "components": components, "dependencies": needs,
    }, sys.stdout, indent=2)
    print()


if __name__ == "__main__":
    main()
