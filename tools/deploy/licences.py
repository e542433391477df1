#!/usr/bin/env python3
"""Licences of what LmpDem is built from, as THIRD-PARTY-NOTICES.md: tools/deploy/licences.py > THIRD-PARTY-NOTICES.md.

Reads what NuGet restored (obj/project.assets.json of the program and of the tests, after a build) and the .nuspec of every package.
"""
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = "tools/LmpDem.Cli"
LIBRARIES = ["engine/LmpDem.Engine", "scenarios/LmpDem.Scenarios"]
TESTS = ["tests/LmpDem.Tests", "tests/LmpDem.Validation"]
# Licences under which a program may be given away under the MIT licence; another one is a decision, and stops here.
ALLOWED = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL", "NCSA", "OFL-1.1"}
# Texts behind the addresses that older packages give.
KNOWN_ADDRESSES = {
    "https://github.com/MiloszKrajewski/K4os.Compression.LZ4/blob/master/LICENSE?raw=true": "MIT",
}


def field(text, name):
    """The text of an element of a .nuspec."""
    found = re.search(rf"<{name}(?: [^>]*)?>([^<]*)</{name}>", text)
    return re.sub(r"\s+", " ", found[1]).strip() if found else ""


def licence_of(folder, text):
    """The licence as an SPDX name where it can be told, else what the package says."""
    if found := re.search(r'<license type="expression">([^<]+)</license>', text):
        return found[1].strip()
    if found := re.search(r'<license type="file">([^<]+)</license>', text):
        with open(os.path.join(folder, found[1].strip().replace("\\", "/")), encoding="utf-8-sig", errors="replace") as file:
            words = re.sub(r"\s+", " ", file.read())
        if "University of Illinois/NCSA" in words[:400]:
            return "NCSA"
        if "Permission is hereby granted, free of charge" in words:
            return "MIT"
        if "Apache License" in words[:200]:
            return "Apache-2.0"
        if "Redistribution and use in source and binary forms" in words:
            return "BSD-3-Clause" if "Neither the name" in words else "BSD-2-Clause"
        return "file " + found[1].strip()
    address = field(text, "licenseUrl")
    return KNOWN_ADDRESSES.get(address, address)


def packages_of(project):
    """Names and folders of the packages of a project."""
    with open(os.path.join(ROOT, project, "obj", "project.assets.json"), encoding="utf-8") as file:
        assets = json.load(file)
    found = {}
    for key, library in assets["libraries"].items():
        if library["type"] == "package":
            folders = (os.path.join(p, library["path"]) for p in assets["packageFolders"])
            found[key] = next(f for f in folders if os.path.isdir(f))
    return found


def row_of(key, folder):
    """A line of the table."""
    spec = next(name for name in sorted(os.listdir(folder)) if name.endswith(".nuspec"))
    with open(os.path.join(folder, spec), encoding="utf-8-sig") as file:
        text = file.read()
    name, version = key.split("/")
    licence = licence_of(folder, text)
    if not all(part in ALLOWED for part in re.split(r" (?:AND|OR) ", licence)):
        sys.exit(f"licences: {name} {version} is under \"{licence}\", which is not among {', '.join(sorted(ALLOWED))}")
    rights = field(text, "copyright").replace("&#169;", "(c)").replace("©", "(c)") or field(text, "authors")
    return f"| {name} | {version} | {licence} | {rights.replace('|', '/')} |"


def main():
    """The command."""
    carried = packages_of(PROGRAM)
    carried = {k: v for k, v in carried.items() if "PublicApiAnalyzers" not in k}
    checking = {}
    for project in [*LIBRARIES, *TESTS]:
        checking.update({k: v for k, v in packages_of(project).items() if k not in carried})
    head = "| package | version | licence | rights |\n| --- | --- | --- | --- |"
    print("# Third-party notices\n")
    print("LmpDem is under the MIT licence (LICENSE). It carries or uses the packages below, each under its own. This page is made by")
    print("`tools/deploy/licences.py` from what the packages state, and CI checks that it is current. SkiaSharp and HarfBuzzSharp carry native code with notices of")
    print("its own (Skia, HarfBuzz, FreeType and others), which lie in their packages.\n")
    print("## Carried by the program\n\n" + head)
    for key in sorted(carried, key=str.lower):
        print(row_of(key, carried[key]))
    print("\nThe figures are set in DejaVu Sans (tools/LmpDem.Analysis/Fonts, Bitstream Vera and Arev licences, beside the file).")
    print("\n## Used to build and to test alone\n\n" + head)
    for key in sorted(checking, key=str.lower):
        print(row_of(key, checking[key]))


if __name__ == "__main__":
    main()
