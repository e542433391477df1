"""Without the optional packages, in other locales, from other folders, installed."""

import json
import os
import subprocess
import sys

import pytest
from conftest import ROOT

PACKAGE = ROOT / "tools" / "python"


def python(code, path, **environment):
    """What a fresh Python prints that is given a path as its argument."""
    ended = subprocess.run(
        [sys.executable, "-c", code, os.fspath(path)], capture_output=True, text=True, encoding="utf-8", cwd=os.path.abspath(os.sep),
        env={**os.environ, "PYTHONPATH": os.fspath(PACKAGE), **environment}, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


WITHOUT = """
import sys
for name in ("pandas", "matplotlib", "xarray", "networkx", "scipy", "yaml"): sys.modules[name] = None
import json, lmpdem, numpy
run = lmpdem.open(sys.argv[1])
table = run.summary
assert isinstance(table, numpy.ndarray) and table.dtype.names[0] == "ratio_asked"
assert isinstance(run.states[0].spheres.table(), numpy.ndarray)
assert run.unit("load_MPa") == "MPa" and run.scenario["seed"] == 1
try: run.graph()
except ImportError: pass
else: raise SystemExit("a graph without NetworkX")
print(json.dumps([table["load_MPa"].tolist(), run.states.achieved.tolist(), float(run.states[-1].bodies.von_mises.max())]))
"""


def test_numpy_and_h5py_are_enough(small):
    told = json.loads(python(WITHOUT, small.path))
    assert told == [small.summary["load_MPa"].tolist(), small.states.achieved.tolist(), float(small.states[-1].bodies.von_mises.max())]


def test_a_study_needs_no_pandas_either(tmp_path):
    for seed in (1, 2):
        folder = tmp_path / f"a-1_seed-{seed}"
        folder.mkdir()
        (folder / "status.json").write_text(json.dumps({"state": "done", "seed": seed}), encoding="utf-8")
        (folder / "summary.csv").write_text(f"ratio_reached,load_MPa\n0,{seed}\n", encoding="utf-8")
    code = (
        "import sys; sys.modules['pandas'] = None\n"
        "import lmpdem; t = lmpdem.open_study(sys.argv[1]).summary\nprint(t['seed'].tolist(), t['load_MPa'].tolist())")
    assert python(code, tmp_path).strip() == "[1, 2] [1, 2]"


COMMA = """
import locale, sys
for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "nl_NL.UTF-8"):
    try: locale.setlocale(locale.LC_ALL, name)
    except locale.Error: continue
    break
else:
    locale._override_localeconv = {"decimal_point": ","}
assert locale.localeconv()["decimal_point"] == ","
import lmpdem
from lmpdem import values
run = lmpdem.open(sys.argv[1])
same = run.summary["load_MPa"].tolist()[-1] == run.results["rows"][-1]["load_MPa"]
print(same, run.scenario.si("electrode.lateral_x"), values.text([0.5]))
"""


def test_decimal_commas_of_a_locale_change_nothing(small):
    assert python(COMMA, small.path, LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8").split() == ["True", "5.6e-05", "[0.5]"]


def test_no_page_of_quantities_and_no_program_are_needed(small, tmp_path):
    """The package alone in another folder, as installed, with nothing on the PATH."""
    import shutil

    shutil.copytree(PACKAGE / "lmpdem", tmp_path / "site" / "a" / "b" / "lmpdem")
    code = (
        "import sys, lmpdem; r = lmpdem.open(sys.argv[1])\n"
        "print(r.unit('load_MPa'), r.unit('load'), r.quantities['load_MPa'].meaning)")
    told = python(code, small.path, PYTHONPATH=os.fspath(tmp_path / "site" / "a" / "b"), PATH="", LMPDEM="")
    assert told.strip() == "MPa Pa mean pressure on the press"


def test_the_folder_installs_without_a_network(tmp_path):
    pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False)
    if pip.returncode != 0:
        pytest.skip("no pip")
    site = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--target", os.fspath(site), os.fspath(PACKAGE)],
        check=True, capture_output=True, env={k: v for k, v in os.environ.items() if not k.startswith("PIP_")})
    assert sorted(p.name for p in (site / "lmpdem").glob("*.py")) == sorted(p.name for p in (PACKAGE / "lmpdem").glob("*.py"))
    code = "import lmpdem, importlib.metadata as m; print(lmpdem.__file__, m.version('lmpdem'), m.requires('lmpdem')[:2])"
    told = python(code, site, PYTHONPATH=os.fspath(site))
    assert str(site) in told and "numpy" in told and "h5py" in told


def test_the_version_is_that_of_the_project():
    import lmpdem

    assert f"<Version>{lmpdem.__version__}</Version>" in (ROOT / "Directory.Build.props").read_text(encoding="utf-8")
