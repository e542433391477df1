#!/usr/bin/env python3
"""The bash blocks of a page as one script that says how long each took: blocks.py PAGE. Its output goes to descriptor 3.

A block of a shell that is not run is marked "sh", and the line above it says why: <!-- not run: REASON -->. Without a reason this fails.
"""
import re
import sys

page = sys.argv[1]
name = page.split("/docs/")[-1]
with open(page, encoding="utf-8") as file:
    lines = file.read().splitlines()
print("set -euo pipefail\n_block=0")
print(f"trap '[ $? -eq 0 ] || echo \"FAILED {name}: block at line $_block\" >&3' EXIT")
language = None
for number, line in enumerate(lines, 1):
    if language is None and line.startswith("```"):
        language = line[3:].strip()
        if language == "bash":
            print(f"_block={number} _began=$SECONDS")
        elif language == "sh":
            reason = re.fullmatch(r"<!-- not run: (.+) -->", lines[number - 2].strip()) if number > 1 else None
            if reason is None:
                sys.exit(f"{name}:{number}: a block of sh without the line <!-- not run: REASON --> above it")
            print(f"echo {repr(f'not run {name}: block at line {number}: {reason[1]}')} >&3")
    elif line.rstrip() == "```":
        if language == "bash":
            print('echo "ok ' + name + ': block at line $_block ($((SECONDS - _began)) s)" >&3')
        language = None
    elif language == "bash":
        print(line)
