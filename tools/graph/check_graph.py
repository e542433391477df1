"""Check with NetworkX that the graphs of a run's junctions hold what the snapshots hold.

Usage:  /usr/bin/python3 check_graph.py RUN/snapshots EXPORTS

EXPORTS holds what `lmpdem export --kind junctions` wrote as graphml and as csv. Reads every junctions_000000.hdf with h5py and
compares its lossless columns with both, bit for bit; finds the clusters anew. Prints a line `ok ...` or `FAILED ...` per check;
exit code 1 where one failed.
"""

import csv
import glob
import math
import os
import sys

import h5py
import networkx as nx
import numpy as np

NODE_TYPES = {"x": float, "y": float, "z": float, "radius": float, "volume": float, "at_top": int, "joined": int, "is_foil": int}
EDGE_TYPES = {"weight": float, "length": float, "crosses": int, "area": float, "bare_area": float, "force": float, "overlap": float,
              "first_psi": float, "second_psi": float}

failures = 0


def check(what, good, detail=""):
    """Print the outcome of one check."""
    global failures
    if not good:
        failures += 1
    print("%s %s%s" % ("ok" if good else "FAILED", what, "" if good or not detail else ": " + detail))


def rows_of(path):
    """Rows of a table by column."""
    with open(path, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def wrong_types(items, types):
    """Attributes that are missing or of another type on a node or edge."""
    return sorted({name for data in items for name, kind in types.items() if type(data.get(name)) is not kind})


def check_state(path, exports):
    """One snapshot."""
    name = os.path.splitext(os.path.basename(path))[0]
    with h5py.File(path, "r") as file:
        columns = {n: d[:] for n, d in file["lmpdem/columns"].items()}
        cells = {n: d[:] for n, d in file["VTKHDF/CellData"].items()}
        scalars = {n: d[0] for n, d in file["lmpdem/scalars"].items()}
    bodies, junctions = len(columns["volume"]), len(columns["first"])
    graph = nx.read_graphml(os.path.join(exports, name + ".graphml"))
    check(name + ": %d nodes and %d undirected edges" % (bodies + 1, junctions),
          type(graph) is nx.Graph and graph.number_of_nodes() == bodies + 1 and graph.number_of_edges() == junctions,
          "%s with %d and %d" % (type(graph).__name__, graph.number_of_nodes(), graph.number_of_edges()))
    ends = [(str(a), "foil" if b < 0 else str(b)) for a, b in zip(columns["first"], columns["second"])]
    check(name + ": edges join what the junctions join", all(graph.has_edge(*e) for e in ends))
    wrong = wrong_types((d for _, d in graph.nodes(data=True)), NODE_TYPES)
    wrong += wrong_types((d for _, _, d in graph.edges(data=True)), EDGE_TYPES)
    check(name + ": attributes are typed", not wrong, str(wrong))
    differ = [n for n, values in columns.items() if len(values) == junctions and n in EDGE_TYPES
              and [graph.edges[e][n] for e in ends] != values.tolist()]
    differ += [n for n in ("volume", "radius", "at_top")
               if [graph.nodes[str(b)][n] for b in range(bodies)] != columns[n].tolist()]
    differ += [n for n in scalars if np.isfinite(scalars[n]) and graph.graph.get(n) != scalars[n]]
    check(name + ": numbers are those of the snapshot to the last bit", not differ, str(differ))
    missing = set(cells) - {"first", "second"} - set(graph.edges[ends[0]] if ends else cells)
    check(name + ": no field of the junctions is missing", not missing, str(missing))
    check_lengths(name, graph, scalars)
    check_clusters(name, graph, "metallic_area" if "metallic_area" in cells else "bare_area")
    check_tables(name, graph, ends, exports)


def check_lengths(name, graph, scalars):
    """An edge that crosses no side is as long as its nodes are apart, one that does is shorter; images of the box close the gap."""
    box = np.array([scalars["box_x"], scalars["box_y"]])
    bad = 0
    for a, b, data in graph.edges(data=True):
        one, other = (np.array([graph.nodes[n][axis] for axis in "xyz"]) for n in (a, b))
        if "foil" in (a, b):
            bad += data["crosses"] or not math.isclose(data["length"], abs(one[2] - other[2]), rel_tol=1e-12)
            continue
        apart = other - one
        image = apart.copy()
        image[:2] -= box * np.round(apart[:2] / box)
        moved = bool(np.any(np.abs(image - apart) > 0.5 * box.min()))
        bad += data["crosses"] != moved or not math.isclose(data["length"], float(np.linalg.norm(image)), rel_tol=1e-9)
    check(name + ": lengths and crossings follow from the positions", bad == 0, "%d edges" % bad)


def check_clusters(name, graph, area):
    """Joined are the bodies that conducting edges connect with the foil."""
    conducting = nx.Graph()
    conducting.add_nodes_from(graph)
    conducting.add_edges_from((a, b) for a, b, d in graph.edges(data=True) if d[area] > 0)
    reached = nx.node_connected_component(conducting, "foil")
    joined = {n for n, d in graph.nodes(data=True) if d["joined"]}
    check(name + ": %d of %d bodies joined to the foil" % (len(joined) - 1, len(graph) - 1), reached == joined,
          "NetworkX finds %d" % (len(reached) - 1))


def check_tables(name, graph, ends, exports):
    """Both tables hold what the graph holds, under the names that Gephi's import looks for."""
    nodes = rows_of(os.path.join(exports, name + "_nodes.csv"))
    edges = rows_of(os.path.join(exports, name + "_edges.csv"))
    good = [row["Id"] for row in nodes] == list(graph) and all(row["Label"] for row in nodes)
    for row in nodes:
        good = good and all(float(row[k]) == v for k, v in graph.nodes[row["Id"]].items())
    check(name + ": table of nodes equals the graph", good)
    good = [(row["Source"], row["Target"]) for row in edges] == ends and {row["Type"] for row in edges} <= {"Undirected"}
    for row in edges:
        for key, value in graph.edges[row["Source"], row["Target"]].items():
            seen = float(row["Weight" if key == "weight" else key])
            good = good and (seen == value or (math.isnan(seen) and math.isnan(value)))
    check(name + ": table of edges equals the graph", good)


def main():
    """The command."""
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    paths = sorted(glob.glob(os.path.join(sys.argv[1], "junctions_[0-9][0-9][0-9][0-9][0-9][0-9].hdf")))
    check("there are junctions", bool(paths))
    for path in paths:
        check_state(path, sys.argv[2])
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
