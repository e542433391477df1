"""A small run of the program, read."""

import csv
import json

import h5py
import lmpdem
import numpy as np
import pytest
from lmpdem import tables


def test_the_run_is_done(small):
    assert small.is_done and small.state == "done"
    assert lmpdem.open(str(small.path)).status == small.status
    assert lmpdem.open(small.path / "snapshots" / "spheres.hdf.series").path == small.path
    assert small.results["name"] == "ci-small"
    assert any(entry["what"] == "packed" for entry in small.log)


def test_tables_hold_what_the_files_hold(small):
    assert {"summary", "networks", "compaction", "rearrangement", "ebac_profile"} <= set(small.tables)
    for name in small.tables:
        with open(small.path / f"{name}.csv", encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        table = small.table(name)
        assert len(table) == len(rows)
        for column in tables.columns_of(table):
            read = [float(row[column]) if row[column] else np.nan for row in rows]
            assert np.array_equal(tables.values_of(table, column).astype(float), read, equal_nan=True), (name, column)


def test_tables_are_attributes(small):
    assert list(small.summary.columns) == list(small.table("summary").columns)
    assert "networks" in dir(small)
    assert small.summary.attrs["units"]["load_MPa"] == "MPa"
    with pytest.raises(AttributeError, match="its tables are"):
        small.nonsense


def test_states_are_those_of_the_run(small):
    states = small.states
    assert [s.name for s in states] == ["0 %", "hand-off", "after hand-off", "12 %"]
    assert np.array_equal(states.targets, [0.0, np.nan, np.nan, 0.12], equal_nan=True)
    assert np.all(np.diff(states.achieved) >= 0) and states.achieved[-1] == pytest.approx(0.12, abs=1e-3)
    assert states[-1].bodies is not None and states[-1].spheres is None and states[0].spheres is not None
    assert states.at(0.11).number == 3 and states.at(0.0, "spheres").number == 0
    assert [s.number for s in states.having("bodies")] == [2, 3]
    assert len(states[1:]) == 3


def test_arrays_are_those_of_the_file(small):
    spheres = small.states[0].spheres
    with h5py.File(spheres.path) as file:
        assert np.array_equal(spheres.radius, file["lmpdem/columns/radius"][:]) and spheres.radius.dtype == np.float64
        assert np.array_equal(spheres["coordination"], file["VTKHDF/PointData/coordination"][:])
        assert np.array_equal(spheres.points, file["lmpdem/points"][:])
        assert spheres.scalars["load"] == file["lmpdem/scalars/load"][0]
        assert spheres.provenance["scenario_hash"] == bytes(file["lmpdem/provenance/scenario_hash"][:]).decode()
    assert spheres.provenance["seed"] == 1
    assert len(spheres) == small.results["packing"]["particles"]
    assert spheres.unit("radius") == "m" and spheres.meaning("radius") == "undeformed radius"
    assert "radius" in spheres and "radius" in dir(spheres) and spheres.seal == "sealed"
    with pytest.raises(KeyError, match="there are: "):
        spheres["colour"]
    with pytest.raises(ValueError):
        spheres.radius[0] = 1.0


def test_arrays_are_read_when_asked_for(small, monkeypatch):
    bodies = small.states[-1].bodies
    assert bodies._arrays == {}
    assert bodies.von_mises is bodies.von_mises
    assert len(bodies._arrays) == 1


def test_cells_are_those_that_vtk_takes(small):
    bodies = small.states[-1].bodies
    cells = bodies.cells.reshape(-1, 9)
    assert len(cells) == len(bodies) and set(cells[:, 0]) == {8} and set(bodies.cell_types) == {12}
    assert np.array_equal(cells[:, 1:].ravel(), bodies.connectivity)


def test_images_of_pores(small):
    pores = small.states[-1].pores
    assert pores.is_image and pores.pore.shape == tuple(pores.counts[::-1]) and len(pores) == pores.pore.size
    assert np.all(pores.spacing > 0)
    with pytest.raises(lmpdem.FileError, match="no table"):
        pores.table()


def test_a_snapshot_as_table(small):
    table = small.states[0].spheres.table()
    assert len(table) == len(small.states[0].spheres) and {"radius", "position_0", "stress_5"} <= set(table.columns)


def test_the_scenario_is_the_resolved_one(small):
    assert small.scenario["press.ratios"] == [0, 0.12]
    assert small.scenario.si("electrode.lateral_x") == pytest.approx(56e-6)
    for key, value in small.scenario.flat().items():
        if isinstance(value, str) and value[0].isdigit() and key != "compact.template":
            assert np.isfinite(lmpdem.in_si(value)), key


def test_quantities_have_units_and_meanings(small):
    assert small.unit("load_MPa") == "MPa" and small.unit("load") == "Pa" and small.unit("solids") == "1"
    assert small.unit("tortuosity") == "1" and small.unit("capacity_mAh_cm2") == "mAh/cm2"
    load = small.quantities["load_MPa"]
    assert (load.name, load.unit, load.column, load.symbol) == ("load", "MPa", "load_MPa", "p")
    assert "pressure on the press" in load.meaning
    with pytest.raises(KeyError, match="lmpdem schema"):
        small.unit("colour")


def test_every_column_of_the_tables_of_states_is_a_quantity(small):
    for name in ("summary", "networks", "compaction", "rearrangement"):
        unknown = [c for c in tables.columns_of(small.table(name)) if c not in small.quantities and c not in ("state", "ratio_asked")]
        assert not unknown, (name, unknown)


def test_the_quantities_of_a_run_need_no_page(small, monkeypatch):
    monkeypatch.setattr("lmpdem.quantities.page", lambda command=None: "")
    alone = lmpdem.open(small.path)
    assert alone.unit("load_MPa") == "MPa" and alone.quantities["load"].meaning == small.quantities["load"].meaning


def test_the_graph_is_that_of_the_junctions(small):
    junctions = small.states[-1].junctions
    graph = small.graph()
    assert graph.number_of_nodes() == len(junctions.volume) + 1 and graph.number_of_edges() == len(junctions)
    for k in (0, len(junctions) - 1):
        other = "foil" if junctions.second[k] < 0 else int(junctions.second[k])
        edge = graph.edges[int(junctions.first[k]), other]
        assert edge["area"] == junctions.area[k] and edge["metallic_area"] == junctions.metallic_area[k]
    assert all(graph.nodes[b]["volume"] == v for b, v in enumerate(junctions.volume))
    box = junctions.scalars
    assert all(0 < d["length"] < (box["box_x"] ** 2 + box["box_y"] ** 2 + box["box_z"] ** 2) ** 0.5 for _, _, d in graph.edges(data=True))
    by_number, by_ratio, by_state = small.graph(3), small.graph(0.12), small.graph(small.states[3])
    assert by_number.edges == by_ratio.edges == by_state.edges == graph.edges


def test_connected_bodies_carry_the_activation(small):
    graph = small.graph()
    volume = {n: d["volume"] for n, d in graph.nodes(data=True)}
    fraction = sum(v for n, v in volume.items() if graph.nodes[n]["connected"]) / sum(volume.values())
    criterion = small.scenario["transport.criterion"]
    assert fraction == pytest.approx(graph.graph[f"activation_{criterion}"], abs=1e-12)


def test_xarray_where_it_is_installed(small):
    pytest.importorskip("xarray")
    data = small.xarray()
    assert data.load_MPa.attrs["units"] == "MPa" and data.sizes["state"] == len(small.summary)
    pores = small.states[-1].pores.xarray()
    assert pores.pore.dims == ("z", "y", "x") and pores.x.attrs["units"] == "m"


def test_summary_json_and_table_agree(small):
    rows = json.loads((small.path / "summary.json").read_text(encoding="utf-8"))["rows"]
    assert [r["load_MPa"] for r in rows] == small.summary["load_MPa"].tolist()
