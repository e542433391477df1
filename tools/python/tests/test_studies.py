"""Studies: members and their tables in one."""

import json

import lmpdem
import numpy as np
import pytest
from conftest import SCENARIO

MEMBERS = [
    {"folder": "strength-100_MPa_seed-1", "label": "strength = 100 MPa", "seed": 1, "state": "done"},
    {"folder": "strength-400_MPa_seed-1", "label": "strength = 400 MPa", "seed": 1, "state": "done"},
    {"folder": "strength-400_MPa_seed-2", "label": "strength = 400 MPa", "seed": 2, "state": "failed", "message": "the run diverged"},
]


@pytest.fixture
def study(tmp_path):
    """A study of two members that are done and one that failed."""
    for k, member in enumerate(MEMBERS):
        folder = tmp_path / member["folder"]
        folder.mkdir()
        (folder / "status.json").write_text(json.dumps({"state": member["state"], "seed": member["seed"]}), encoding="utf-8")
        more = ",rattlers" if k == 0 else ""
        value = ",7" if k == 0 else ""
        (folder / "summary.csv").write_text(f"ratio_reached,load_MPa{more}\n0,0{value}\n0.1,{k + 0.5}{value}\n", encoding="utf-8")
    (tmp_path / "members.json").write_text(json.dumps(MEMBERS), encoding="utf-8")
    (tmp_path / "activation.csv").write_text("member,ratio,mean\nstrength = 100 MPa,0.1,0.2\n", encoding="utf-8")
    return tmp_path


def test_members_say_how_they_ended(study):
    opened = lmpdem.open_study(study)
    assert [m.state for m in opened.members] == ["done", "done", "failed"]
    assert opened.members[2].message == "the run diverged" and opened.members[0].values == {"strength": "100 MPa"}
    assert len(opened.done) == len(opened.runs) == 2 and "2 of 3" in repr(opened)


def test_tables_are_put_together(study):
    table = lmpdem.open_study(study).summary
    assert list(table.columns) == ["member", "seed", "strength", "ratio_reached", "load_MPa", "rattlers"]
    assert table["strength"].tolist() == ["100 MPa"] * 2 + ["400 MPa"] * 2
    assert table["load_MPa"].tolist() == [0, 0.5, 0, 1.5]
    assert np.array_equal(table["rattlers"], [7, 7, np.nan, np.nan], equal_nan=True)
    with pytest.raises(lmpdem.NotThereYetError, match="networks.csv"):
        lmpdem.open_study(study).table("networks")


def test_what_was_collected_is_read(study):
    opened = lmpdem.open_study(study)
    assert opened.collected == ["activation"] and opened.activation["mean"].tolist() == [0.2]
    (study / "ensemble.csv").write_text("group,load_Pa\na,1.5\n", encoding="utf-8")
    assert opened.ensemble["load_Pa"].tolist() == [1.5] and {"ensemble", "summary"} <= set(dir(opened))
    with pytest.raises(AttributeError):
        opened.nonsense


def test_a_plan_names_members_before_they_run(study):
    """A study with a plan: one member is done, one failed, one has only its scenario, one not even that."""
    plan = [{"index": k, "id": f"id{k}", "folder": m["folder"], "label": m["label"], "seed": m["seed"],
             "factors": [{"key": "film.strength", "text": m["label"].split(" = ")[1]}]} for k, m in enumerate(MEMBERS)]
    plan.append({**plan[0], "folder": "strength-100_MPa_seed-2", "seed": 2, "id": "id3"})
    (study / "manifest.json").write_text(json.dumps({"format": "a plan", "members": plan}), encoding="utf-8")
    (study / "members.json").unlink()
    for name in ("status.json", "summary.csv"):
        (study / MEMBERS[1]["folder"] / name).unlink()
    (study / MEMBERS[1]["folder"] / "scenario.resolved.yaml").write_text("seed: 1\n", encoding="utf-8")
    (study / "ends").mkdir()
    (study / "ends" / "id2.json").write_text(json.dumps({"state": "failed", "message": "the run diverged"}), encoding="utf-8")
    opened = lmpdem.open_study(study)
    assert [m.state for m in opened.members] == ["done", "missing", "failed", "missing"]
    assert opened.members[2].message == "the run diverged" and opened.members[3].values == {"film.strength": "100 MPa"}
    assert opened.summary["film.strength"].tolist() == ["100 MPa"] * 2
    with pytest.raises(lmpdem.NotThereYetError, match="no such run"):
        opened.members[3].run
    (study / "manifest.json").write_text('{"members": [{}]}', encoding="utf-8")
    with pytest.raises(lmpdem.FileError, match="manifest.json: is damaged"):
        lmpdem.open_study(study)


def test_a_study_that_has_not_ended_is_read_by_its_folders(study):
    (study / "members.json").unlink()
    opened = lmpdem.open_study(study)
    assert [m.seed for m in opened.members] == [1, 1, 2] and opened.members[0].label == "strength-100_MPa"


def test_what_is_no_study_is_refused(study, tmp_path):
    with pytest.raises(lmpdem.NotThereYetError, match="no such study"):
        lmpdem.open_study(tmp_path / "nowhere")
    with pytest.raises(lmpdem.FileError, match="lmpdem.open_study"):
        lmpdem.open(study)
    (study / "members.json").write_text("[{", encoding="utf-8")
    with pytest.raises(lmpdem.FileError, match="members.json: is damaged"):
        lmpdem.open_study(study)


def test_a_study_of_the_program(tmp_path):
    """One member that packs, presses and is done, one whose scenario cannot be made."""
    study = tmp_path / "study.yaml"
    study.write_text(
        f"name: python-study\nscenario: \"{SCENARIO}\"\n"
        'set: ["press.ratios=[0, 2 %]", "compact.enabled=false", "transport.enabled=false", "output.figures=false",\n'
        '  "output.report=false"]\n'
        "vary:\n  - key: contact.friction\n    values: [0.1, 0.4]\n", encoding="utf-8")
    opened = lmpdem.run_study(study, cwd=tmp_path, progress=False)
    assert opened.path == tmp_path / "runs" / "python-study" and len(opened.done) == 2
    table = opened.summary
    key = next(key for key in opened.members[0].values if key.endswith("friction"))
    assert sorted(set(table[key])) == ["0.1", "0.4"] and len(table) == 4
    with pytest.raises(lmpdem.ScenarioError):
        lmpdem.run_study(study, cwd=tmp_path, threads="many", progress=False)
    assert {"ensemble", "statistics"} <= set(opened.collected)
    assert opened.quantity("load_Pa").unit == "Pa" and "pressure on the press" in opened.quantity("load_Pa").meaning
    with pytest.raises(KeyError, match="colour"):
        opened.quantity("colour")
    ax = opened.plot("thickness_m")
    assert len(ax.lines) == 2 and ax.get_ylabel().endswith("[m]")
    loads = opened.statistics.query("quantity == 'load_Pa' and ratio == 0.02")["mean"].to_numpy()
    assert np.allclose(sorted(1e-6 * loads), sorted(table[table["ratio_asked"] == 0.02]["load_MPa"]), rtol=1e-9)
    drawn = opened.plot_activation("overlap_law").lines
    assert len(drawn) == 3 and drawn[-1].get_label() == "measured, Kang et al. 2026"
    with pytest.raises(lmpdem.NotThereYetError, match="no statistics of load_MPa; there are: load_Pa"):
        opened.plot("load_MPa")
    (opened.path / "ensemble.h5").write_bytes((opened.path / "ensemble.h5").read_bytes()[:3000])
    with pytest.raises(lmpdem.FileError, match="ensemble.h5"):
        opened.quantity("load_Pa")
