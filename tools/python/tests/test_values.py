"""Values of keys, lines of progress, YAML and units."""

import glob

import numpy as np
import pytest
from conftest import ROOT

from lmpdem import in_si, progress, values, yamltext
from lmpdem.quantities import unit_of_column
from lmpdem.scenarios import Scenario


@pytest.mark.parametrize("value, expected", [
    ("84 um", "84 um"), ("[0, 10 %]", "[0, 10 %]"), ("5,3", "5,3"), (0.3, "0.3"), (1e-7, "1e-07"), (3, "3"), (True, "true"), (None, "null"),
    ([0, 0.3], "[0, 0.3]"), ((0, "15 %", 0.3), "[0, 15 %, 0.3]"), (np.array([0.0, 0.25]), "[0.0, 0.25]"), (np.float64(0.1), "0.1"),
    (np.int32(4), "4"), (["a, b", ""], '["a, b", ""]'), ([{"ratio": 0.1}], "[{ratio: 0.1}]"), (range(3), "[0, 1, 2]"),
])
def test_a_value_as_yaml(value, expected):
    assert values.text(value) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), [float("nan")]])
def test_a_value_that_is_no_number_is_refused(value):
    with pytest.raises(ValueError, match="no value of a scenario"):
        values.text(value)


def test_a_value_of_another_kind_is_refused():
    with pytest.raises(TypeError, match="object is no value"):
        values.text(object())


def test_nested_keys_are_joined():
    assert values.settings({"press": {"ratios": [0]}, "seed": 2}) == ["--set", "press.ratios=[0]", "--set", "seed=2"]


def test_a_line_of_progress():
    seen = progress.parse("compact: 27 %, closing, ratio 11.6 %, 613.8 steps/s, 1m27s left\n")
    assert (seen.stage, seen.fraction, seen.steps_per_second, seen.left) == ("compact", 0.27, 613.8, "1m27s")
    assert seen.ratio == pytest.approx(0.116)
    assert progress.parse("compact: 15 % written, 59.6 um, load 0.38 MPa").state == "15 %"
    assert progress.parse("compact: 15 % written, 59.6 um").fraction is None
    assert progress.parse("note: hand-off at 4.8 %").stage is None
    assert progress.parse("something else entirely").text == "something else entirely"


def test_the_program_s_own_yaml_reads_as_pyyaml_reads_it(small):
    yaml = pytest.importorskip("yaml")
    paths = [*glob.glob(str(ROOT / "scenarios" / "**" / "*.yaml"), recursive=True), str(small.path / "scenario.resolved.yaml")]
    assert len(paths) > 10
    for path in paths:
        with open(path, encoding="utf-8") as file:
            assert yamltext.read(path) == yaml.safe_load(file), path


@pytest.mark.parametrize("text, fault", [
    ("a: [1, 2", "line 1"), ("a:\n  b: 1\n c: 2", "line 3"), ("a: 1\na: 2", "given twice"), ("a: |\n  b", "literal"),
    ("just text", "line 1"), ("a: {b 1}", "line 1"), ('a: "b', "not closed"),
])
def test_yaml_that_cannot_be_read_is_refused(text, fault):
    with pytest.raises(ValueError, match=fault):
        yamltext.parse(text)


@pytest.mark.parametrize("value, expected", [
    ("84 um", 84e-6), ("30 %", 0.3), ("56 %", 0.56), ("1 m/min", 1 / 60), ("92.8 nOhm m", 92.8e-9), ("0.2 mA/cm2", 2.0),
    ("100 Ohm cm2", 0.01), ("534 kg/m3", 534.0), ("7.8 GPa", 7.8e9), ("-1.5e3", -1500.0), (0.3, 0.3), ("0.02 1/s", 0.02),
    ("15 keV", 15e3 * 1.602176634e-19),
])
def test_units_of_a_scenario(value, expected):
    assert in_si(value) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("value", ["nip_cell", "5,3", "3 furlong", True, None])
def test_what_is_no_quantity_is_refused(value):
    with pytest.raises(ValueError):
        in_si(value)


def test_keys_of_a_scenario_may_be_joined():
    scenario = Scenario(yamltext.parse("electrode:\n  film:\n    thickness: 100 nm\nratios: [0, 10 %]\n"))
    assert scenario["electrode.film.thickness"] == "100 nm"
    assert scenario.si("ratios") == [0.0, 0.1]
    assert "electrode.film" in scenario and "electrode.sheet" not in scenario
    assert scenario.flat() == {"electrode.film.thickness": "100 nm", "ratios": [0, "10 %"]}
    with pytest.raises(KeyError):
        scenario["electrode.sheet"]


def test_units_of_columns():
    assert [unit_of_column(c) for c in ("load_MPa", "line_load_N_mm", "specific_surface_1_um", "solids", "thickness_m")] == [
        "MPa", "N/mm", "1/um", "1", "m"]
