"""Tables that the program writes: CSV with commas and decimal points in every locale, blank where there is no value."""

import csv

import numpy as np

from .errors import FileError, NotThereYetError

try:
    import pandas
except ImportError:
    pandas = None


def read_table(path, units=None):
    """A table of a run: a pandas DataFrame, or a NumPy structured array where pandas is not installed.

    Args:
        path: the file.
        units: function from a column to its unit, kept in `DataFrame.attrs["units"]`.

    Raises:
        NotThereYetError: there is no such file.
        FileError: it cannot be read, or is no table.
    """
    names, columns = read_columns(path)
    if pandas is not None:
        frame = pandas.DataFrame(dict(zip(names, columns)), columns=names)
        if units is not None:
            frame.attrs["units"] = {name: units(name) for name in names}
        return frame
    count = len(columns[0]) if columns else 0
    table = np.empty(count, dtype=[(name, column.dtype) for name, column in zip(names, columns)])
    for name, column in zip(names, columns):
        table[name] = column
    return table


def read_columns(path):
    """Names of the columns and an array for each."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as lines:
            rows = [row for row in csv.reader(lines) if row]
    except FileNotFoundError:
        raise NotThereYetError(f"{path}: no such file", path=path) from None
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        raise FileError(f"{path}: cannot be read as a table: {e}", path=path) from e
    if not rows:
        raise FileError(f"{path}: the table is empty, not even a header", path=path)
    names, body = rows[0], rows[1:]
    if len(set(names)) != len(names) or not all(names):
        raise FileError(f"{path}: the header names a column twice or not at all: {', '.join(names)}", path=path)
    for number, row in enumerate(body, 2):
        if len(row) != len(names):
            raise FileError(f"{path}: row {number} has {len(row)} cells where the header has {len(names)}", path=path)
    return names, [column([row[k] for row in body]) for k in range(len(names))]


def column(cells):
    """An array of a column: whole numbers, numbers (blank is NaN) or text."""
    if all(cells) and all(c.lstrip("-").isdigit() for c in cells):
        return np.array([int(c) for c in cells], dtype=np.int64)
    try:
        return np.array([float(c) if c else np.nan for c in cells], dtype=np.float64)
    except ValueError:
        return np.array(cells, dtype=object)


def columns_of(table):
    """Names of a table's columns, of pandas or NumPy."""
    return list(table.columns) if hasattr(table, "columns") else list(table.dtype.names)


def values_of(table, name):
    """A column as a NumPy array."""
    return np.asarray(table[name])
