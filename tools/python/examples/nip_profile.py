#!/usr/bin/env python3
"""Profile of a roll's nip, and rearrangement by depth: nip_profile.py RUN [CELL ...] [--out FOLDER]

RUN is a run with press.mode: roll, whose first state holds the nip in the middle of the layer; in steady rolling what stands along the
web is what a place of the web goes through. CELLs are runs of the same ratio with press.mode: nip_cell (or platen), for comparison.
Needs output.contacts: true, NumPy, SciPy, h5py and matplotlib. Writes nip_profile.csv, nip_depth.csv and nip_profile.png.
"""
import argparse
import csv
import pathlib

import h5py
import numpy as np

LAYERS = 5


def state(run, index):
    """Particles and contacts of a state, as dictionaries of arrays in SI units."""
    def read(name):
        with h5py.File(pathlib.Path(run) / "snapshots" / f"{name}_{index:06d}.hdf") as file:
            group = file["VTKHDF"]
            columns = {**{n: d[()] for n, d in group.get("PointData", {}).items()},
                       **{n: d[()] for n, d in group.get("CellData", {}).items()}}
            return columns, group["Points"][()]

    spheres, points = read("spheres")
    return {**spheres, "x": points}, read("contacts")[0]


def profile(spheres, contacts, axis, gap, radius, slab, width):
    """Rows by distance from the axis: pressures, traction, gap, solids fraction, coordination, displacement since the packing."""
    x = spheres["x"][:, 0]
    edges = np.arange(x.min() - axis, x.max() - axis + slab, slab)
    volume = 4 / 3 * np.pi * spheres["radius"] ** 3
    wall = contacts["is_tool"].astype(bool)
    at = x[np.searchsorted(spheres["id"], contacts["first"])] if np.all(np.diff(spheres["id"]) > 0) else x[contacts["first"]]
    normal = contacts["normal"]
    on_foil = wall & (normal[:, 2] > 0.5)
    on_roll = wall & (normal[:, 2] < -0.5)
    rows = []
    for low in edges[:-1]:
        here = (x - axis >= low) & (x - axis < low + slab)
        if here.sum() < 5:
            continue
        pressed = lambda which, axis_of_force: contacts["force"][which & (at - axis >= low) & (at - axis < low + slab), axis_of_force].sum()
        top = np.quantile(spheres["x"][here, 2] + spheres["apparent_radius"][here], 0.95)
        middle = low + slab / 2
        height = min(top, gap + middle ** 2 / (2 * radius))
        rows.append({
            "distance_um": middle * 1e6,
            "roll_gap_um": (gap + middle ** 2 / (2 * radius)) * 1e6,
            "layer_um": top * 1e6,
            "pressure_roll_MPa": -pressed(on_roll, 2) / (slab * width) / 1e6,
            "pressure_foil_MPa": pressed(on_foil, 2) / (slab * width) / 1e6,
            "traction_roll_MPa": pressed(on_roll, 0) / (slab * width) / 1e6,
            "solids": volume[here].sum() / (slab * width * height),
            "coordination": spheres["coordination"][here].mean(),
            "displacement_x_um": spheres["moved"][here, 0].mean() * 1e6,
            "displacement_z_um": spheres["moved"][here, 2].mean() * 1e6,
        })
    return rows


def packing(run):
    """Positions of the packed layer in the order of ids [m]."""
    with h5py.File(pathlib.Path(run) / "snapshots" / "packed.hdf") as file:
        return file["VTKHDF/Points"][()][np.argsort(file["VTKHDF/PointData/id"][()])]


def motion(run, spheres, periodic):
    """Displacement since the packing and D2min (Falk and Langer 1998; neighbours nearer than 1.5 sums of radii) [m, m2]."""
    from scipy.spatial import cKDTree
    before, after = packing(run)[spheres["id"]], spheres["x"]
    edges = np.array([np.inf if e is None else e for e in periodic])
    finite = np.where(np.isfinite(edges), edges, 1e9)
    nearest = lambda d: d - finite * np.round(d / finite)
    radius = spheres["radius"]
    low = before.min(axis=0)
    room = np.where(np.isfinite(edges), edges, 10.0 * (np.ptp(before, axis=0) + 1.0))
    tree = cKDTree(np.mod(before - low, room), boxsize=room)
    pairs = tree.query_pairs(3.0 * radius.max(), output_type="ndarray")
    near = np.linalg.norm(nearest(before[pairs[:, 1]] - before[pairs[:, 0]]), axis=1) < 1.5 * radius[pairs].sum(axis=1)
    pairs = np.vstack([pairs[near], pairs[near][:, ::-1]])
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    was, now = nearest(before[pairs[:, 1]] - before[pairs[:, 0]]), nearest(after[pairs[:, 1]] - after[pairs[:, 0]])
    starts = np.searchsorted(pairs[:, 0], np.arange(len(radius) + 1))
    d2min = np.zeros(len(radius))
    for i in range(len(radius)):
        a, b = was[starts[i]:starts[i + 1]], now[starts[i]:starts[i + 1]]
        if len(a) > 3:
            fit, *_ = np.linalg.lstsq(a, b, rcond=None)
            d2min[i] = ((b - a @ fit) ** 2).sum(axis=1).mean()
    return nearest(after - before), d2min


def by_depth(spheres, moved, d2min, where):
    """Means over LAYERS layers of equal height, the foil's first: D2min, displacement along the web beyond the mean, coordination."""
    z = spheres["x"][where, 2]
    layer = np.clip((z / np.quantile(z, 0.999) * LAYERS).astype(int), 0, LAYERS - 1)
    rows = []
    for k in range(LAYERS):
        pick = np.flatnonzero(where)[layer == k]
        along = moved[pick, 0] - moved[where, 0].mean()
        rows.append((d2min[pick].mean() * 1e12, along.mean() * 1e6, spheres["coordination"][pick].mean()))
    return rows


def edge(run, key):
    """An edge of the electrode [m]."""
    with open(pathlib.Path(run) / "scenario.resolved.yaml", encoding="utf-8") as file:
        value, unit = next(line.split()[1:3] for line in file if line.strip().startswith(key + ":"))
    return float(value) * {"um": 1e-6, "mm": 1e-3, "m": 1.0}[unit]


def table(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        for row in rows:
            writer.writerow({k: f"{v:.5g}" if isinstance(v, float) else v for k, v in row.items()})


def plot(rows, path):
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot
    figure, (pressure, height, motion) = pyplot.subplots(3, 1, sharex=True, figsize=(8, 7), constrained_layout=True)
    s = [r["distance_um"] / 1e3 for r in rows]
    pressure.plot(s, [r["pressure_roll_MPa"] for r in rows], label="roll")
    pressure.plot(s, [r["pressure_foil_MPa"] for r in rows], "--", label="foil")
    pressure.plot(s, [r["traction_roll_MPa"] for r in rows], ":", label="traction of the roll along the web")
    pressure.set_ylabel("pressure [MPa]")
    height.plot(s, [r["layer_um"] for r in rows], label="layer")
    height.plot(s, [min(r["roll_gap_um"], 1.2 * max(q["layer_um"] for q in rows)) for r in rows], "--", label="roll")
    height.set_ylabel("height [µm]")
    motion.plot(s, [r["displacement_x_um"] for r in rows], label="displacement along the web [µm]")
    motion.plot(s, [r["displacement_z_um"] for r in rows], "--", label="displacement upwards [µm]")
    motion.set_xlabel("distance from the axis along the web [mm] (the layer comes from the right)")
    for axes in (pressure, height, motion):
        axes.legend(frameon=False)
        axes.axvline(0.0, color="grey", lw=0.5)
    figure.savefig(path, dpi=130)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("run")
    options.add_argument("cells", nargs="*")
    options.add_argument("--out")
    options.add_argument("--slab", type=float, default=84.0, help="length of a slab along the web [um]; default 84")
    given = options.parse_args()
    out = pathlib.Path(given.out or given.run)
    out.mkdir(parents=True, exist_ok=True)
    spheres, contacts = state(given.run, 0)
    radius = edge(given.run, "roll_radius")
    x = spheres["x"]
    length, width = np.ptp(x[:, 0]), np.ptp(x[:, 1])
    axis = 0.5 * (x[:, 0].min() + x[:, 0].max())
    with open(pathlib.Path(given.run) / "summary.csv", encoding="utf-8") as file:
        gap = float(next(csv.DictReader(line for line in file if not line.startswith("#")))["thickness_um"]) * 1e-6
    spheres["moved"] = x - packing(given.run)[spheres["id"]]
    rows = profile(spheres, contacts, axis, gap, radius, given.slab * 1e-6, width)
    table(out / "nip_profile.csv", rows)
    plot(rows, out / "nip_profile.png")
    pressed, _ = state(given.run, 1)
    moved, d2min = motion(given.run, pressed, (None, edge(given.run, "lateral_y"), None))
    middle = (pressed["x"][:, 0] > x[:, 0].min() + 0.3 * length) & (pressed["x"][:, 0] < x[:, 0].min() + 0.7 * length)
    depth = [{"layer": k, "of": "roll", "d2min_um2": d, "shear_um": s, "coordination": c}
             for k, (d, s, c) in enumerate(by_depth(pressed, moved, d2min, middle))]
    for cell in given.cells:
        last = max(int(p.stem.split("_")[1]) for p in (pathlib.Path(cell) / "snapshots").glob("spheres_*.hdf"))
        after, _ = state(cell, last)
        moved, d2min = motion(cell, after, (edge(cell, "lateral_x"), edge(cell, "lateral_y"), None))
        depth += [{"layer": k, "of": pathlib.Path(cell).name, "d2min_um2": d, "shear_um": s, "coordination": c}
                  for k, (d, s, c) in enumerate(by_depth(after, moved, d2min, np.ones(len(d2min), bool)))]
    table(out / "nip_depth.csv", depth)
    print(f"peak pressure {max(r['pressure_roll_MPa'] for r in rows):.3g} MPa at "
          f"{max(rows, key=lambda r: r['pressure_roll_MPa'])['distance_um']:.0f} um before the axis; {out / 'nip_profile.csv'}")


if __name__ == "__main__":
    main()
