"""Check with h5py that snapshot files are what their description says.

Usage:  /usr/bin/python3 check_hdf5.py RUN/snapshots [EXPORTS]

Reads every dataset of every KIND_000000.hdf (HDF5 itself verifies Fletcher32), compares the exact columns of the spheres
with the CSV exports bit for bit, sums the volume of the bodies' zones up against the solids fraction, and damages a copy to see that HDF5 notices. Prints a line `ok ...` or `FAILED ...` per
check; exit code 1 where one failed.
"""

import glob
import json
import os
import sys
import tempfile

import h5py
import numpy as np

failures = 0


def check(what, good, detail=""):
    """Print the outcome of one check."""
    global failures
    if not good:
        failures += 1
    print("%s %s%s" % ("ok" if good else "FAILED", what, "" if good or not detail else ": " + detail))


def datasets(file):
    """All datasets of a file with their names."""
    found = []
    file.visititems(lambda name, item: found.append((name, item)) if isinstance(item, h5py.Dataset) else None)
    return found


def text(dataset):
    """UTF-8 text kept as bytes."""
    return bytes(dataset[:]).decode("utf-8")


def check_file(path, exports):
    """One snapshot."""
    name = os.path.splitext(os.path.basename(path))[0]
    with h5py.File(path, "r") as file:
        vtk, own = file["VTKHDF"], file["lmpdem"]
        kind = vtk.attrs.get_id("Type").get_type()
        image = "counts" in own
        expected = b"ImageData" if image else b"UnstructuredGrid"
        check(name + ": Type is fixed-length ASCII of exact length",
              kind.get_cset() == h5py.h5t.CSET_ASCII and not kind.is_variable_str()
              and kind.get_size() == len(expected) and vtk.attrs["Type"] == expected)
        everything = datasets(file)
        for _, dataset in everything:
            dataset[()]
        unguarded = [n for n, d in everything if d.size > 0 and not d.fletcher32]
        check(name + ": all %d datasets readable, all under Fletcher32" % len(everything), not unguarded, str(unguarded))
        catalogue = json.loads(text(own["catalogue"]))
        groups = [("point_fields", vtk["PointData"]), ("scalars", own["scalars"])]
        if image:
            check_grid(name, vtk, own)
        else:
            points = own["points"][:]
            check(name + ": ParaView's positions are the exact ones as floats",
                  np.array_equal(points.astype(np.float32), vtk["Points"][:]) and len(points) == vtk["NumberOfPoints"][0])
            groups += [("cell_fields", vtk["CellData"]), ("columns", own["columns"])]
        wrong = []
        for key, group in groups:
            if {f["name"] for f in catalogue[key]} != set(group):
                wrong.append(key)
            for f in catalogue[key]:
                unit = group[f["name"]].attrs.get("unit", b"")
                unit = unit.decode() if isinstance(unit, bytes) else unit
                if unit.rstrip("\0") != f["unit"]:
                    wrong.append(f["name"])
        check(name + ": catalogue and units agree with the groups", not wrong, str(wrong))
        origin = own["provenance"]
        check(name + ": provenance is whole",
              all(text(origin[n]) for n in ("version", "commit", "scenario_text", "scenario_hash", "machine", "created"))
              and origin["seed"].dtype == np.uint64)
        if exports and catalogue["kind"] == "spheres":
            compare_exactly(name, points, os.path.join(exports, name + ".csv"))
        if catalogue["kind"] == "bodies":
            check_volume(name, points, vtk["Connectivity"][:], {n: own["scalars"][n][0] for n in own["scalars"]})
        if catalogue["kind"] == "films":
            check_films(name, points, vtk["Connectivity"][:], {n: d[:] for n, d in vtk["CellData"].items()})


def check_grid(name, vtk, own):
    """What ParaView knows of a grid of voxels is what the program knows."""
    counts = own["counts"][:]
    good = np.array_equal(vtk.attrs["WholeExtent"], np.column_stack((np.zeros(3, int), counts - 1)).ravel())
    good = good and all(np.array_equal(vtk.attrs[a], own[b][:]) for a, b in (("Origin", "origin"), ("Spacing", "spacing")))
    check(name + ": grid of ParaView is the exact one", good)
    shapes = {d.shape[:3] for d in vtk["PointData"].values()}
    check(name + ": every array has a tuple per voxel, x fastest", shapes <= {tuple(counts[::-1])}, str(shapes))


# Faces of VTK's hexahedron, outward.
FACES = ((0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7))


def volumes(points, connectivity):
    """Volume of every hexahedron [m3], each face as four triangles about its centre."""
    corners = points[connectivity.reshape(-1, 8)]
    corners = corners - corners.mean(axis=1, keepdims=True)
    total = np.zeros(len(corners))
    for face in FACES:
        middle = corners[:, face, :].mean(axis=1)
        for k in range(4):
            a, b = corners[:, face[k]], corners[:, face[(k + 1) % 4]]
            total += np.einsum("ij,ij->i", middle, np.cross(a, b)) / 6
    return total


def check_volume(name, points, connectivity, values):
    """The zones are right side out, and together they are the solids of the layer."""
    volume = volumes(points, connectivity)
    check(name + ": zones are right side out", volume.min() > 0, "least volume %g m3" % volume.min())
    solids = volume.sum() / (values["box_x"] * values["box_y"] * values["thickness"])
    # The layer's is stress-free; pressure presses the zones together by less than a per cent.
    check(name + ": volume of the zones is the solids fraction", abs(solids / values["solids"] - 1) < 0.02,
          "%g and %g" % (solids, values["solids"]))


def check_films(name, points, connectivity, fields):
    """Areas are those of the triangles, and psi follows from the growth."""
    a, b, c = np.moveaxis(points[connectivity.reshape(-1, 3)], 1, 0)
    area = 0.5 * np.linalg.norm(np.cross(b - a, c - a), axis=1)
    check(name + ": areas are those of the triangles", np.allclose(area, fields["area"], rtol=1e-5))
    check(name + ": psi is 1 - 1 / growth", np.allclose(fields["psi"], 1 - 1 / fields["area_growth"], atol=1e-5))
    check(name + ": film lies between broken and whole", fields["intact"].min() >= 0 and fields["intact"].max() <= 1)


def compare_exactly(name, points, path):
    """Positions in the table equal those in the file to the last bit."""
    with open(path, encoding="utf-8") as lines:
        lines.readline()
        header = lines.readline().strip().split(",")
        rows = [line.split(",") for line in lines]
    table = np.array([[float(row[header.index(a)]) for a in "xyz"] for row in rows]).reshape(-1, 3)
    check(name + ": positions of the CSV are exact", np.array_equal(table, points))


def check_damage(path):
    """HDF5 notices a flipped bit inside a dataset."""
    with h5py.File(path, "r") as file:
        info = file["lmpdem/points"].id.get_chunk_info(0)
    with open(path, "rb") as file:
        content = bytearray(file.read())
    content[info.byte_offset + info.size // 2] ^= 4
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "damaged.hdf")
        with open(copy, "wb") as file:
            file.write(content)
        try:
            with h5py.File(copy, "r") as file:
                file["lmpdem/points"][:]
            noticed = False
        except OSError:
            noticed = True
    check("a flipped bit in a dataset is noticed by HDF5", noticed)


def main():
    """The command."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    exports = sys.argv[2] if len(sys.argv) > 2 else None
    paths = sorted(glob.glob(os.path.join(sys.argv[1], "*_[0-9][0-9][0-9][0-9][0-9][0-9].hdf")))
    check("there are snapshots", bool(paths))
    for path in paths:
        check_file(path, exports)
    if paths:
        check_damage([p for p in paths if "spheres" in p][0])
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
