#!/usr/bin/env python3
"""Lets a site of docfx be opened as files: offline.py SITE SCRIPT. Adds the script, with contents and search index in it, to every page."""
import json
import os
import sys

site, script = sys.argv[1:]


def entries(toc, folder):
    """Entries of a table of contents as [name, href from the root of the site or None, entries below]."""
    return [
        [e["name"], os.path.normpath(os.path.join(folder, e["href"])) if e.get("href") else None, entries(e.get("items", []), folder)]
        for e in toc
    ]


def read(*path):
    with open(os.path.join(site, *path), encoding="utf-8") as file:
        return json.load(file)


contents = entries(read("docs", "toc.json")["items"], "docs") + [["C# library", "docs/api/LmpDem.html", []]]
if not os.path.exists(os.path.join(site, "docs", "api", "LmpDem.html")):
    contents[-1][2] = entries(read("docs", "api", "toc.json")["items"], "docs/api")
    contents[-1][1] = None
pages = [[p["href"], p["title"].split(" | ")[0], (p["title"] + " " + p.get("summary", "")).lower()] for p in read("index.json").values()]
with open(script, encoding="utf-8") as file:
    text = file.read()
with open(os.path.join(site, "public", "offline.js"), "w", encoding="utf-8") as file:
    file.write(f"{text}offline.start({json.dumps(contents)}, {json.dumps(pages)})\n")
for folder, _, names in os.walk(site):
    rel = os.path.relpath(site, folder).replace(os.sep, "/")
    for name in names:
        if not name.endswith(".html"):
            continue
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8") as file:
            page = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(page.replace("</head>", f'<script src="{rel}/public/offline.js"></script></head>', 1))
