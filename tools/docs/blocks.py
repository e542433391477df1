#!/usr/bin/env python3
"""The bash blocks of a page as one script that says how long each took: blocks.py PAGE. Its output goes to descriptor 3."""
import sys

page = sys.argv[1]
name = page.split("/docs/")[-1]
print("set -euo pipefail\n_block=0")
print(f"trap '[ $? -eq 0 ] || echo \"FAILED {name}: block at line $_block\" >&3' EXIT")
inside = False
with open(page, encoding="utf-8") as file:
    for number, line in enumerate(file, 1):
        if not inside and line.rstrip() == "```bash":
            inside = True
            print(f"_block={number} _began=$SECONDS")
        elif inside and line.rstrip() == "```":
            inside = False
            print('echo "ok ' + name + ': block at line $_block ($((SECONDS - _began)) s)" >&3')
        elif inside:
            print(line, end="")
