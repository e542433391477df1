"""Check with real ParaView that it sees in the snapshots of a run what the run wrote.

Usage:  pvpython check_snapshots.py RUN/snapshots EXPORTS [KIND ...]

EXPORTS holds the tables of `lmpdem export --format csv` (KIND_000000.csv, ...; of junctions the edges) and of pores the images
of `--format vti`. KIND is spheres, contacts, bodies, films, tools, junctions or pores (default: those that the run has; spheres
and contacts it must have).
Prints a line `ok ...` or `FAILED ...` per check; exit code 1 where one failed. No display is needed.
"""

import csv
import json
import os
import sys

import numpy as np
from paraview import servermanager
from paraview import simple as pv
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkIOXML import vtkXMLImageDataReader

SUFFIXES = {1: [""], 3: ["_x", "_y", "_z"], 6: ["_xx", "_yy", "_zz", "_xy", "_yz", "_xz"]}
CELL_TYPES = {"spheres": 1, "contacts": 3, "bodies": 12, "films": 5, "tools": 12, "junctions": 3}
IMAGES = ("pores",)
# ParaView gets floats: half a unit in their last place, 6e-8, doubled for the decimal text between.
FLOAT_TOLERANCE = 1.2e-7

failures = 0


def check(what, good, detail=""):
    """Print the outcome of one check."""
    global failures
    if not good:
        failures += 1
    print("%s %s%s" % ("ok" if good else "FAILED", what, "" if good or not detail else ": " + detail))


def read_table(path):
    """Columns of a CSV export by name."""
    with open(path, encoding="utf-8") as lines:
        lines.readline()
        names = lines.readline().strip().split(",")
        rows = [[float(x) for x in line.split(",")] for line in lines]
    table = np.array(rows, dtype=float).reshape(len(rows), len(names))
    return {name: table[:, i] for i, name in enumerate(names)}


def read_edges(path):
    """Columns of a table of edges by the names that the snapshot has; the foil is -1 there."""
    with open(path, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    names = [n for n in rows[0] if n not in ("Source", "Target", "Type", "Weight", "length", "crosses")] if rows else []
    table = {n: np.array([float(row[n]) for row in rows]) for n in names}
    for name, end in (("first", "Source"), ("second", "Target")):
        table[name] = np.array([-1.0 if row[end] == "foil" else float(row[end]) for row in rows])
    return table


def same(seen, written):
    """Whether two arrays are equal to the precision of a float; NaN equals NaN."""
    if len(seen) != len(written):
        return False
    return bool(np.allclose(seen, written, rtol=FLOAT_TOLERANCE, atol=1e-38, equal_nan=True))


def compare_arrays(where, arrays, table):
    """Every array of ParaView against its columns; how many columns were met."""
    met, wrong = set(), []
    for i in range(arrays.GetNumberOfArrays()):
        array = arrays.GetArray(i)
        numbers = vtk_to_numpy(array).astype(float)
        components = array.GetNumberOfComponents()
        numbers = numbers.reshape(array.GetNumberOfTuples(), components)
        suffixes = SUFFIXES.get(components, ["_%d" % c for c in range(components)])
        for c, suffix in enumerate(suffixes):
            name = array.GetName() + suffix
            met.add(name)
            if name not in table or not same(numbers[:, c], table[name]):
                wrong.append(name)
    missing = [n for n in table if n not in met and n not in ("x", "y", "z") and not n.startswith("point_")]
    check(where + ": %d columns of arrays equal the table" % len(met), met and not wrong and not missing,
          "differ %s, missing %s" % (wrong, missing))


def open_series(folder, kind):
    """A series with its list, its times checked; None where ParaView does not open it."""
    path = os.path.join(folder, kind + ".hdf.series")
    with open(path, encoding="utf-8") as text:
        listed = json.load(text)["files"]
    reader = pv.OpenDataFile(path)
    check(kind + ": ParaView opens the series", reader is not None)
    if reader is None:
        return None, []
    times = reader.TimestepValues
    times = list(times) if hasattr(times, "__len__") else [times]
    check(kind + ": %d times as listed" % len(listed), np.array_equal(times, [f["time"] for f in listed]), str(times))
    return reader, listed


def check_images(folder, exports, kind):
    """A series of voxels against its list and its exported images."""
    reader, listed = open_series(folder, kind)
    for entry in listed if reader else []:
        reader.UpdatePipeline(entry["time"])
        image = servermanager.Fetch(reader)
        name = os.path.splitext(entry["name"])[0]
        export = vtkXMLImageDataReader()
        export.SetFileName(os.path.join(exports, name + ".vti"))
        export.Update()
        other = export.GetOutput()
        seen = [getattr(i, "Get" + what)() for i in (image, other) for what in ("Dimensions", "Origin", "Spacing")]
        check("%s: %d x %d x %d voxels as in the image" % ((name,) + tuple(image.GetDimensions())),
              image.GetClassName() == "vtkImageData" and image.GetNumberOfPoints() > 0 and seen[:3] == seen[3:], str(seen))
        arrays, others = image.GetPointData(), other.GetPointData()
        names = {arrays.GetArrayName(i) for i in range(arrays.GetNumberOfArrays())}
        wrong = [n for n in names if not others.GetArray(n)
                 or not np.array_equal(vtk_to_numpy(arrays.GetArray(n)), vtk_to_numpy(others.GetArray(n)), equal_nan=True)]
        check("%s: %d arrays equal the image" % (name, len(names)),
              names and not wrong and len(names) == others.GetNumberOfArrays(), "differ %s" % wrong)


def check_series(folder, exports, kind):
    """One series of points and cells against its list and its tables."""
    reader, listed = open_series(folder, kind)
    if reader is None:
        return
    for entry in listed:
        reader.UpdatePipeline(entry["time"])
        grid = servermanager.Fetch(reader)
        name = os.path.splitext(entry["name"])[0]
        table = (read_edges(os.path.join(exports, name + "_edges.csv")) if kind == "junctions"
                 else read_table(os.path.join(exports, name + ".csv")))
        rows = len(next(iter(table.values())))
        cells = grid.GetNumberOfCells()
        check("%s: %d cells as rows of the table" % (name, rows), cells == rows, str(cells))
        kinds = {grid.GetCellType(c) for c in range(cells)}
        check(name + ": cells of the right type", kinds <= {CELL_TYPES[kind]}, str(kinds))
        if cells == 0:
            continue
        if kind == "spheres":
            points = vtk_to_numpy(grid.GetPoints().GetData())
            good = all(same(points[:, c], table[axis]) for c, axis in enumerate("xyz"))
            check(name + ": positions equal the table", good)
            compare_arrays(name, grid.GetPointData(), table)
        else:
            compare_arrays(name, grid.GetCellData(), table)
        if kind != "contacts":
            ratio = grid.GetFieldData().GetArray("calendering_ratio")
            check(name + ": carries its calendering ratio", ratio is not None and np.isfinite(ratio.GetTuple1(0)))


def main():
    """The command."""
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    version = pv.GetParaViewVersion()
    print("ParaView %s.%s" % (version.major, version.minor))
    present = [k for k in (*CELL_TYPES, *IMAGES)
               if k in ("spheres", "contacts") or os.path.exists(os.path.join(sys.argv[1], k + ".hdf.series"))]
    for kind in sys.argv[3:] or present:
        (check_images if kind in IMAGES else check_series)(sys.argv[1], sys.argv[2], kind)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
