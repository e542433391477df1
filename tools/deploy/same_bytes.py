#!/usr/bin/env python3
"""A package with nothing of the moment in it: same_bytes.py FROM.nupkg TO.nupkg SECONDS.

Files in the order of their names, with the time of the commit; the part that NuGet names at random gets a fixed name.
"""
import re
import sys
import time
import zipfile

FIXED = "package/services/metadata/core-properties/lmpdem.psmdcp"
RANDOM = re.compile(rb"package/services/metadata/core-properties/[0-9a-f]+\.psmdcp")
RELATION = re.compile(rb'Id="R[0-9A-F]+"')


def main():
    source, target, seconds = sys.argv[1:]
    moment = time.gmtime(int(seconds))[:6]
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        parts = {}
        for name in old.namelist():
            data = old.read(name)
            if name == "_rels/.rels":
                data = RANDOM.sub(FIXED.encode(), data)
                numbers = iter(range(1, 100))
                data = RELATION.sub(lambda _: b'Id="R%d"' % next(numbers), data)
            parts[FIXED if RANDOM.fullmatch(name.encode()) else name] = data
        for name in sorted(parts):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, parts[name])


if __name__ == "__main__":
    main()
