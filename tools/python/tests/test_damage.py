"""Damaged, missing, unfinished and old files: one clear exception with the file's name, or what there is."""

import json
import os

import h5py
import lmpdem
import numpy as np
import pytest


def flip(path, at):
    """Flips a bit of a file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 4
    path.write_bytes(content)


@pytest.mark.parametrize("part", [9, 30, 100, 0.1, 0.5, 0.9, -1, -20])
def test_a_flipped_bit_is_noticed_wherever_it_is(copy, part):
    path = copy / "snapshots" / "spheres_000000.hdf"
    flip(path, int(part * path.stat().st_size) if isinstance(part, float) else part)
    with pytest.raises(lmpdem.FileError, match="spheres_000000.hdf") as caught:
        lmpdem.open(copy).states[0].spheres
    assert caught.value.path == path


@pytest.mark.parametrize("length", [0, 10, 48, 1000, -1, -40, -41])
def test_a_file_cut_short_is_refused(copy, length):
    path = copy / "snapshots" / "spheres_000000.hdf"
    path.write_bytes(path.read_bytes()[:length])
    if length == -40:  # only the seal is gone: the data are whole, as where h5py has written the file
        assert lmpdem.Snapshot(path).seal == "no seal"
        return
    with pytest.raises(lmpdem.FileError, match="spheres_000000.hdf: is (empty|cut short|damaged)"):
        lmpdem.Snapshot(path)


def test_bytes_behind_the_seal_are_noticed(copy):
    path = copy / "snapshots" / "spheres_000000.hdf"
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(lmpdem.FileError, match="is damaged"):
        lmpdem.Snapshot(path)


def test_a_file_that_h5py_has_written_is_read_under_the_checksums_of_hdf5(copy):
    path = copy / "snapshots" / "spheres_000000.hdf"
    with h5py.File(path, "r+") as file:
        file["lmpdem"].attrs["note"] = "added"
        at = file["lmpdem/columns/radius"].id.get_chunk_info(0)
    snapshot = lmpdem.Snapshot(path)
    assert snapshot.seal == "no seal" and np.all(snapshot.radius > 0)
    flip(path, at.byte_offset + at.size // 2)
    with pytest.raises(lmpdem.FileError, match="spheres_000000.hdf"):
        lmpdem.Snapshot(path).radius


def test_damage_that_comes_after_opening_is_noticed(copy):
    snapshot = lmpdem.open(copy).states[0].spheres
    flip(snapshot.path, snapshot.path.stat().st_size // 2)
    os.utime(snapshot.path, ns=(1, 1))
    with pytest.raises(lmpdem.FileError, match="spheres_000000.hdf"):
        snapshot.radius


def test_another_hdf5_file_is_no_snapshot(tmp_path):
    path = tmp_path / "other.hdf"
    with h5py.File(path, "w") as file:
        file["values"] = [1.0]
    with pytest.raises(lmpdem.FileError, match="other.hdf"):
        lmpdem.Snapshot(path)


def test_text_is_no_snapshot(tmp_path):
    path = tmp_path / "text.hdf"
    path.write_text("a text that is longer than the head of an HDF5 file " * 3, encoding="utf-8")
    with pytest.raises(lmpdem.FileError, match="text.hdf: is not an HDF5 file"):
        lmpdem.Snapshot(path)


@pytest.mark.parametrize("text, fault", [
    ("", "empty"), ("a,b\n1\n", "row 2 has 1 cells"), ("a,a\n1,2\n", "twice"), ("a,\n1,2\n", "not at all"),
])
def test_a_damaged_table_is_refused(hand_made, text, fault):
    run = lmpdem.open(hand_made(summary=text))
    with pytest.raises(lmpdem.FileError, match=f"summary.csv: .*{fault}"):
        run.summary


def test_a_damaged_status_and_a_damaged_series_are_refused(copy):
    (copy / "status.json").write_text('{"state": "do', encoding="utf-8")
    with pytest.raises(lmpdem.FileError, match="status.json"):
        lmpdem.open(copy).state
    (copy / "snapshots" / "spheres.hdf.series").write_text("{}", encoding="utf-8")
    with pytest.raises(lmpdem.FileError, match="spheres.hdf.series"):
        lmpdem.open(copy).states


def test_a_missing_folder_and_one_that_is_no_run(tmp_path):
    with pytest.raises(lmpdem.NotThereYetError, match="no such run"):
        lmpdem.open(tmp_path / "nowhere")
    with pytest.raises(lmpdem.FileError, match="holds no run"):
        lmpdem.open(tmp_path)


def test_a_run_that_goes_on_shows_what_it_has(copy):
    for name in ("summary.csv", "summary.json", "networks.csv"):
        (copy / name).unlink()
    (copy / "status.json").write_text(json.dumps({"state": "running", "stage": "compact", "written": 3, "asked": 5}), encoding="utf-8")
    series = copy / "snapshots" / "bodies.hdf.series"
    known = json.loads(series.read_text(encoding="utf-8"))
    series.write_text(json.dumps({**known, "files": known["files"][:1]}), encoding="utf-8")
    with open(copy / "log.jsonl", "a", encoding="utf-8") as log:
        log.write('{"time": "half a li')
    run = lmpdem.open(copy)
    assert not run.is_done and run.state == "running" and len(run.log) > 3
    assert len(run.states.having("bodies")) == 1 and run.states[0].name == "0 %" and run.states[1].name == "hand-off"
    with pytest.raises(lmpdem.NotThereYetError, match=r"no summary.csv \(the run is running, 3 of 5 states are written\)"):
        run.summary
    with pytest.raises(lmpdem.NotThereYetError, match="3 of 5"):
        run.results
    assert len(run.rearrangement) == 2


def test_a_run_that_has_just_begun(hand_made):
    run = lmpdem.open(hand_made(summary=None, status='{"state": "running", "written": 0, "asked": 0}'))
    assert run.tables == [] and run.log == []
    with pytest.raises(lmpdem.NotThereYetError, match="no such folder"):
        run.states
    with pytest.raises(lmpdem.NotThereYetError, match="networks.csv"):
        run.networks


def test_a_table_that_a_spreadsheet_has_saved_is_read(hand_made):
    run = lmpdem.open(hand_made(summary='\ufeff"ratio_asked","ratio_reached","load_MPa"\r\n"0","0.0002",""\r\n\r\n0.1,1e-1,0.25\r\n'))
    assert run.summary["ratio_reached"].tolist() == [0.0002, 0.1] and np.isnan(run.summary["load_MPa"][0])


def test_an_older_run_without_status_is_read(hand_made):
    run = lmpdem.open(hand_made())
    assert run.state == "unknown" and run.is_done
    assert run.summary["load_MPa"].tolist() == [0.0, 0.25]


def test_a_run_that_leaves_results_out_is_read(copy):
    for kind in ("junctions", "pores", "films"):
        for path in (copy / "snapshots").glob(f"{kind}*"):
            path.unlink()
    run = lmpdem.open(copy)
    assert run.states[-1].junctions is None and run.states[-1].bodies is not None
    with pytest.raises(lmpdem.NotThereYetError, match="no state with junctions"):
        run.graph()
    with pytest.raises(lmpdem.NotThereYetError, match="has no junctions"):
        run.graph(run.states[-1])
