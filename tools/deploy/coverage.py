#!/usr/bin/env python3
"""Line coverage by project, from what coverlet wrote: tools/deploy/coverage.py FOLDER [PROJECT=FLOOR ...].

Reads every coverage.cobertura.xml below FOLDER, a line being covered where any of them has a hit. Prints a line per project; exit code 1
where one lies below its floor [%].
"""
import glob
import os
import sys
import xml.etree.ElementTree as xml


def main():
    """The command."""
    reports = glob.glob(os.path.join(sys.argv[1], "**", "coverage.cobertura.xml"), recursive=True)
    if not reports:
        sys.exit("coverage: no coverage.cobertura.xml below " + sys.argv[1])
    lines = {}
    for report in reports:
        for package in xml.parse(report).getroot().iter("package"):
            known = lines.setdefault(package.get("name"), {})
            for part in package.iter("class"):
                for line in part.find("lines"):
                    place = (part.get("filename"), line.get("number"))
                    known[place] = known.get(place, False) or int(line.get("hits")) > 0
    floors = dict(word.split("=") for word in sys.argv[2:])
    below = [name for name in floors if name not in lines]
    for name, known in sorted(lines.items()):
        percent = 100.0 * sum(known.values()) / max(len(known), 1)
        floor = float(floors.get(name, 0))
        print("%-22s %5.1f %% of %d lines%s" % (name, percent, len(known), ", floor %g %%" % floor if floor else ""))
        if percent < floor:
            below.append(name)
    if below:
        sys.exit("coverage: below its floor: " + ", ".join(below))


if __name__ == "__main__":
    main()
