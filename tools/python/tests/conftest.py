"""What the tests share: a small run that the program makes once, and hand-made files."""

import os
import signal
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tools" / "python"))

import matplotlib  # noqa: E402

matplotlib.use("Agg")

import lmpdem  # noqa: E402

# A shell in the background lets its children ignore SIGINT; the tests of interrupts need what a terminal gives.
signal.signal(signal.SIGINT, signal.default_int_handler)

SCENARIO = ROOT / "scenarios" / "ci-small.yaml"

# A narrow foil, a coarse mesh, one ratio, no pictures: seconds.
FAST = {
    "press.ratios": [0, 0.12],
    "electrode": {"lateral_x": "56 um", "lateral_y": "56 um"},
    "compact": {"template": "3,2", "steps_per_percent": 100},
    "transport.pores": {"voxel": "3 um", "in_plane": False},
    "output": {"figures": False, "report": False},
}


@pytest.fixture(scope="session")
def signs():
    """What the progress of the small run told."""
    return []


@pytest.fixture(scope="session")
def small(tmp_path_factory, signs):
    """A small run in a folder with a blank in its name."""
    folder = tmp_path_factory.mktemp("a folder of runs") / "small run"
    return lmpdem.run(SCENARIO, out=folder, threads=2, progress=signs.append, **FAST)


@pytest.fixture
def copy(small, tmp_path):
    """A copy of the small run to be spoilt."""
    import shutil

    folder = tmp_path / "copy of the run"
    shutil.copytree(small.path, folder)
    return folder


@pytest.fixture
def hand_made(tmp_path):
    """A function that makes a run of a summary and a status by hand."""

    def make(name="made", summary="ratio_asked,ratio_reached,load_MPa\n0,0.0002,0\n0.1,0.1,0.25\n", status=None):
        folder = tmp_path / name
        folder.mkdir()
        if summary is not None:
            (folder / "summary.csv").write_text(summary, encoding="utf-8")
        if status is not None:
            (folder / "status.json").write_text(status, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def false_program(tmp_path):
    """A function that makes a program of a few lines of Python, to see what is made of its output and exit code."""

    def make(body):
        path = tmp_path / "program.py"
        path.write_text("import sys, os, json, time, signal\n" + body, encoding="utf-8")
        return [sys.executable, os.fspath(path)]

    return make
