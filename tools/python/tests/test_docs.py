"""Every block of Python on docs/python.md runs, in order, in a folder with the project's scenarios."""

import re
import shutil

import lmpdem
import pytest
from conftest import ROOT

STUDY = """name: small
scenario: ../ci-small.yaml
set: ["press.ratios=[0, 2 %]", "compact.enabled=false", "transport.enabled=false", "output.figures=false", "output.report=false"]
vary:
  - key: contact.friction
    values: [0.1, 0.4]
"""


def test_the_blocks_of_the_page_run(small, tmp_path, monkeypatch, capsys):
    for module in ("pandas", "networkx"):
        pytest.importorskip(module)
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios", ignore=shutil.ignore_patterns("LmpDem.*", "bin", "obj"))
    (tmp_path / "scenarios" / "studies" / "small.yaml").write_text(STUDY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    # The run of the page takes a minute; that of the tests stands in for it, and is asked for as the page asks.
    asked = []

    def run(scenario, out, threads, **keys):
        asked.append(keys)
        lmpdem.validate(scenario, **keys)
        shutil.copytree(small.path, out)
        return lmpdem.open(out)

    monkeypatch.setattr(lmpdem, "run", run)
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs" / "python.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names = {}
    for number, block in enumerate(blocks, 1):
        exec(compile(block, f"docs/python.md, block {number}", "exec"), names)
    assert len(blocks) >= 7 and asked
    assert 'did you mean "ratios"' in capsys.readouterr().out
    assert (tmp_path / "activation.png").stat().st_size > 5000 and len(names["study"].done) == 2


def test_what_the_page_says_of_values(small):
    assert small.scenario["electrode.thickness"] == "70 um" and small.scenario.si("electrode.thickness") == pytest.approx(7e-5)
    state = small.states.at(0.12)
    assert (state.name, state.target) == ("12 %", 0.12)
