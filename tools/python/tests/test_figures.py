"""Plots and measured points."""

import lmpdem
import numpy as np
import pytest
from conftest import ROOT
from lmpdem import references

KANG = ROOT / "scenarios" / "references" / "kang-2026.yaml"


def lines(ax):
    """Lines of axes by their label."""
    return {line.get_label(): line for line in ax.lines}


def test_a_column_is_drawn_over_the_ratio(small):
    ax = small.plot("load_MPa")
    assert np.allclose(ax.lines[0].get_xdata(), 100 * small.summary["ratio_reached"])
    assert np.array_equal(ax.lines[0].get_ydata(), small.summary["load_MPa"])
    assert ax.get_xlabel() == "calendering ratio [%]" and ax.get_ylabel() == "mean pressure on the press [MPa]"


def test_several_columns_and_another_abscissa(small, tmp_path):
    ax = small.plot(["area_li_cu", "open_li_cu"])
    assert set(lines(ax)) == {"area_li_cu", "open_li_cu"}
    ax = small.plot("load_MPa", x="thickness_um", color="black")
    assert ax.get_xlabel().endswith("[um]")
    ax.figure.savefig(tmp_path / "load.png")
    assert (tmp_path / "load.png").stat().st_size > 5000


def test_columns_of_other_tables_are_found(small):
    assert small.plot("giant_share").lines and small.plot("d2min_mean_m2").lines
    with pytest.raises(lmpdem.NotThereYetError, match="did you mean load_MPa"):
        small.plot("load_kN")


def test_activation_beside_the_measured_points(small):
    ax = small.plot_activation(reference=KANG)
    drawn = lines(ax)
    assert {"local exposure", "film theory", "fracture", "measured, Kang et al. 2026"} <= set(drawn)
    assert np.allclose(drawn["measured, Kang et al. 2026"].get_xdata(), [0, 10, 20, 25, 30, 35, 40])
    assert np.allclose(drawn["measured, Kang et al. 2026"].get_ydata(), [0, 0, 6, 11, 22, 56, 93])
    assert np.allclose(drawn["local exposure"].get_ydata(), 100 * small.networks["activation_local_exposure"])
    assert set(lines(small.plot_activation("film_theory", KANG))) == {"film theory", "measured, Kang et al. 2026"}
    with pytest.raises(lmpdem.NotThereYetError, match="no activation by magic"):
        small.plot_activation("magic")


def test_by_default_the_points_are_those_the_run_was_held_against(small, copy):
    assert references.find(None, small.path).name == "Kang et al. 2026"
    (copy / "figures").mkdir(exist_ok=True)
    table = copy / "figures" / "activation.csv"
    table.write_text("calendering_ratio,activation_fracture,activation_measured\n0.1,,0.5\n0.12,0.4,\n0.2,,0.7\n", encoding="utf-8")
    own = references.find(None, copy)
    assert own.name == "measured" and own.ratio.tolist() == [0.1, 0.2] and own.activation.tolist() == [0.5, 0.7]
    known = lmpdem.read_reference(KANG)
    rows = "".join(f"{r!r},,{a!r}\n" for r, a in zip(known.ratio.tolist(), known.activation.tolist()))
    table.write_text("calendering_ratio,activation_fracture,activation_measured\n" + rows, encoding="utf-8")
    assert references.find(None, copy).name == "Kang et al. 2026"


def test_intervals_of_measured_points(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(
        "authors: Somebody\nactivation:\n  points:\n    - { ratio: 30 %, activation: 0.5, error: 0.1 }\n"
        "    - { ratio: 0.1, activation: 10 %, lower: 5 %, upper: 20 % }\n    - { ratio: 20 %, activation: 20 % }\n", encoding="utf-8")
    own = lmpdem.read_reference(path)
    assert own.name == "Somebody" and own.ratio.tolist() == [0.1, 0.2, 0.3]
    assert np.allclose(own.lower, [0.05, np.nan, 0.4], equal_nan=True) and np.allclose(own.upper, [0.2, np.nan, 0.6], equal_nan=True)


def test_a_reference_that_is_none_is_refused(tmp_path):
    with pytest.raises(lmpdem.FileError, match="no such reference"):
        references.find("nobody-1900")
    path = tmp_path / "none.yaml"
    path.write_text("authors: Somebody\n", encoding="utf-8")
    with pytest.raises(lmpdem.FileError, match="none.yaml: holds no measured activation"):
        references.find(path)
