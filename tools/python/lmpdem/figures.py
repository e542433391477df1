"""Plots of a run with matplotlib: each returns the axes, to go on from there."""

import numpy as np

from . import references, tables
from .errors import NotThereYetError

# Okabe and Ito's colours: told apart by the colour-blind too.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#000000")
MEASURED = "#D55E00"
MARKERS = ("o", "^", "v", "D", "P", "X")


def axes_of(ax):
    """The axes given, or those of a new figure."""
    if ax is not None:
        return ax
    from matplotlib import pyplot

    return pyplot.subplots(figsize=(5.2, 4.2), constrained_layout=True)[1]


def label(run, name):
    """Label of an axis: what the quantity is, and its unit."""
    quantity = run.quantities.get(name)
    unit = run.unit(name)
    meaning = quantity.meaning.split(";")[0].split(",")[0] if quantity and quantity.meaning else name
    return f"{meaning} [{unit}]" if unit != "1" else meaning


def plot(run, name, x="ratio_reached", ax=None, **style):
    """A column over another one, state by state; ratios are drawn in per cent."""
    if isinstance(name, (list, tuple)):
        for one in name:
            ax = plot(run, one, x, ax, **{"label": one, **style})
        ax.set_ylabel(", ".join(name))
        ax.legend()
        return ax
    ax = axes_of(ax)
    abscissa, values = run.columns(x, name)
    in_percent = x in ("ratio_reached", "ratio_asked", "calendering_ratio")
    known = np.isfinite(values) & np.isfinite(abscissa)
    style = {"marker": "o", "color": COLOURS[len(ax.lines) % len(COLOURS)], **style}
    ax.plot((100 if in_percent else 1) * abscissa[known], values[known], **style)
    ax.set_xlabel("calendering ratio [%]" if in_percent else label(run, x))
    ax.set_ylabel(label(run, name))
    return ax


def plot_activation(run, criteria=None, reference=None, ax=None):
    """Activation by every criterion over the calendering ratio, beside the measured points; both in per cent.

    Args:
        run: the run.
        criteria: names of the criteria, such as ["local_exposure"]; all if left out.
        reference: reference file or name; by default what the run was held against.
        ax: axes to draw into.
    """
    table = run.networks if run.has("networks") else run.summary
    names = [c[len("activation_"):] for c in tables.columns_of(table) if c.startswith("activation_") and c != "activation_reachable"]
    chosen = names if criteria is None else [criteria] if isinstance(criteria, str) else list(criteria)
    if missing := [c for c in chosen if c not in names]:
        raise NotThereYetError(f"{run.path}: no activation by {', '.join(missing)}; there is: {', '.join(names)}")
    ax = axes_of(ax)
    ratio = 100 * tables.values_of(table, "ratio_reached")
    for k, criterion in enumerate(chosen):
        values = 100 * tables.values_of(table, "activation_" + criterion)
        known = np.isfinite(values)
        if known.any():
            ax.plot(ratio[known], values[known], color=COLOURS[k % len(COLOURS)], marker=MARKERS[k % len(MARKERS)],
                    label=criterion.replace("_", " "))
    draw_measured(ax, references.find(reference, run.path))
    ax.set_xlabel("calendering ratio [%]")
    ax.set_ylabel("degree of activation [%]")
    ax.legend()
    return ax


def draw_measured(ax, measured):
    """Measured points, with their intervals where they are known."""
    known = np.isfinite(measured.lower) & np.isfinite(measured.upper)
    ax.vlines(100 * measured.ratio[known], 100 * measured.lower[known], 100 * measured.upper[known], color=MEASURED)
    ax.plot(100 * measured.ratio, 100 * measured.activation, linestyle="none", marker="s", color=MEASURED, markerfacecolor="none",
            label=measured.name if measured.name == "measured" else f"measured, {measured.name}")


def plot_study(study, name, ax=None, scale=1.0):
    """Mean of a quantity over the calendering ratio, a line per group of members, with its 95 % interval (Student's t) as a band.

    Args:
        study: a study that `sweep collect` has written statistics of.
        name: a quantity as statistics.csv names it, such as "load_Pa".
        ax: axes to draw into.
        scale: factor on the values.
    """
    table = study.statistics
    column = {key: tables.values_of(table, key) for key in ("group", "quantity", "ratio", "mean", "t_lower", "t_upper")}
    chosen = column["quantity"] == name
    if not chosen.any():
        there = ", ".join(dict.fromkeys(column["quantity"].tolist()))
        raise NotThereYetError(f"{study.path}: no statistics of {name}; there are: {there}")
    ax = axes_of(ax)
    for k, group in enumerate(dict.fromkeys(column["group"][chosen].tolist())):
        rows = chosen & (column["group"] == group) & np.isfinite(column["mean"].astype(float))
        ratio, mean, lower, upper = (column[key][rows].astype(float) for key in ("ratio", "mean", "t_lower", "t_upper"))
        colour = COLOURS[k % len(COLOURS)]
        ax.plot(100 * ratio, scale * mean, color=colour, marker=MARKERS[k % len(MARKERS)], label=group or "all members")
        ax.fill_between(100 * ratio, scale * lower, scale * upper, color=colour, alpha=0.2, linewidth=0)
    quantity = study.quantity(name)
    ax.set_xlabel("calendering ratio [%]")
    ax.set_ylabel(quantity.meaning + (f" [{quantity.unit}]" if quantity.unit not in ("", "1") else ""))
    ax.legend()
    return ax


def plot_study_activation(study, criterion, reference=None, ax=None):
    """Activation of the groups of a study by one criterion, with intervals, beside the measured points; in per cent."""
    ax = plot_study(study, "activation_" + criterion, ax, scale=100.0)
    draw_measured(ax, references.find(reference, study.runs[0].path if study.done else None))
    ax.set_ylabel("degree of activation [%]")
    ax.legend()
    return ax
