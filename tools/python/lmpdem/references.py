"""Measured activation that runs are held against."""

from pathlib import Path

import numpy as np

from . import errors, program, scenarios, tables, yamltext

DEFAULT = "kang-2026"


class Measured:
    """Measured points: arrays `ratio` and `activation`, `lower` and `upper` (NaN where not known), and the `name` of who measured."""

    def __init__(self, name, rows):
        self.name = name
        table = np.array(rows, dtype=float).reshape(-1, 4)
        self.ratio, self.activation, self.lower, self.upper = table[np.argsort(table[:, 0])].T

    def __len__(self):
        return len(self.ratio)


def read_reference(path):
    """The measured points of a reference file (YAML).

    Raises:
        FileError: the file cannot be read or has no activation.
    """
    content = yamltext.read(path)
    try:
        points = content["activation"]["points"]
        rows = [row(point) for point in points]
    except (KeyError, TypeError, ValueError) as e:
        raise errors.FileError(f"{path}: holds no measured activation (activation: points: ...): {e}", path=path) from e
    who = " ".join(str(content[key]) for key in ("authors", "year") if content.get(key))
    return Measured(who or Path(path).stem, rows)


def row(point):
    """Ratio, activation, lower and upper end of a point."""
    value = {key: scenarios.in_si(v) for key, v in point.items() if key in ("ratio", "activation", "error", "lower", "upper")}
    mean, error = value["activation"], value.get("error", np.nan)
    return value["ratio"], mean, value.get("lower", mean - error), value.get("upper", mean + error)


def of_figure(path):
    """The points that the program drew beside a run (figures/activation.csv); None where it drew none."""
    try:
        names, columns = tables.read_columns(path)
    except errors.NotThereYetError:
        return None
    table = dict(zip(names, columns))
    if "activation_measured" not in table:
        return None
    drawn = np.isfinite(table["activation_measured"])
    rows = [(r, a, np.nan, np.nan) for r, a in zip(table["calendering_ratio"][drawn], table["activation_measured"][drawn])]
    return Measured("measured", rows) if rows else None


def find(reference=None, run_folder=None):
    """The measured points of a reference: a file, or a name that comes with the program; by default what the run was held against.

    Raises:
        FileError: there is no such reference, or it cannot be read.
    """
    if reference is not None and Path(reference).is_file():
        return read_reference(reference)
    if reference is None and run_folder is not None and (drawn := of_figure(Path(run_folder, "figures", "activation.csv"))):
        for path in places(DEFAULT):  # with name and intervals, where they are the same points
            known = read_reference(path)
            if len(known) == len(drawn) and np.allclose((known.ratio, known.activation), (drawn.ratio, drawn.activation), rtol=1e-12):
                return known
        return drawn
    name = str(reference or DEFAULT)
    for path in places(name):
        return read_reference(path)
    raise errors.FileError(f"{name}: no such reference file, and none of that name comes with the program", path=name)


def places(name):
    """Where a reference of a name stands: in the clone this package stands in, or beside the program."""
    folders = [program.clone_folder() / "scenarios" / "references"]
    try:
        folders.append(Path(program.command()[-1]).resolve().parent / "references")
    except errors.CommandNotFoundError:
        pass
    return [folder / (name + ".yaml") for folder in folders if (folder / (name + ".yaml")).is_file()]
