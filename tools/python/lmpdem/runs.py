"""A run: its tables, states, scenario and status, read from its folder as they stand there now."""

import json
from pathlib import Path

import numpy as np

from . import errors, figures, graphs, quantities, tables, yamltext
from .scenarios import Scenario
from .states import State, read_states

# Tables with one row a state, in the order in which columns are looked for.
OF_STATES = ("summary", "networks", "compaction", "rearrangement")


def open_run(path):
    """Opens the run of a folder; a file inside it will do as well.

    Raises:
        NotThereYetError: there is no such folder.
        FileError: it holds no run.
    """
    return Run(path)


class Run:
    """A run. Every table of its folder is an attribute: `summary`, `networks`, `compaction`, ... Everything is read when asked for,
    so that a run that still goes on shows what it has written by then."""

    def __init__(self, path):
        path = Path(path)
        if not path.exists():
            raise errors.NotThereYetError(f"{path}: no such run", path=path)
        if path.is_file():
            path = path.parent.parent if path.parent.name in ("snapshots", "figures") else path.parent
        marks = ("status.json", "scenario.resolved.yaml", "summary.csv", "snapshots")
        if not any((path / mark).exists() for mark in marks):
            study = "; it is a study: use lmpdem.open_study" if any((path / f).exists() for f in ("manifest.json", "members.json")) else ""
            raise errors.FileError(f"{path}: holds no run of LmpDem{study}", path=path)
        self.path = path
        self._quantities = None

    def __repr__(self):
        return f"<run {self.path}: {self.state}>"

    # Where the run stands.

    @property
    def status(self):
        """What status.json says: state, stage, written, asked, seed, version, ...; empty where there is none (very old runs)."""
        return self._json("status.json", missing={})

    @property
    def state(self):
        """"running", "drawing", "done", "stopped" or "failed"; "unknown" where the folder does not say."""
        return self.status.get("state", "unknown")

    @property
    def is_done(self):
        """Whether all results are written."""
        status = self.status
        return status.get("state") == "done" or status.get("results") is not None or (not status and self.has("summary"))

    @property
    def log(self):
        """What happened: dictionaries with time, what, stage, message and data."""
        path = self.path / "log.jsonl"
        if not path.exists():
            return []
        lines = []
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:
                break  # the last line of a run that goes on may be half there
        return lines

    @property
    def results(self):
        """What summary.json says: packing, hand-off, activation by criterion, provenance, ..."""
        return self._json("summary.json")

    @property
    def scenario(self):
        """The resolved scenario: every parameter as it was used."""
        return Scenario(yamltext.read(self.path / "scenario.resolved.yaml"))

    # Tables.

    @property
    def tables(self):
        """Names of the tables that are there."""
        return sorted(p.stem for p in self.path.glob("*.csv"))

    def has(self, table):
        """Whether a table is there."""
        return (self.path / f"{table}.csv").is_file()

    def table(self, name):
        """A table by its name: a pandas DataFrame, or a NumPy structured array where pandas is not installed.

        Raises:
            NotThereYetError: the run has not written it, or leaves it out.
            FileError: it is damaged.
        """
        if not self.has(name):
            there = f"; there are: {', '.join(self.tables)}" if self.tables else ""
            raise errors.NotThereYetError(f"{self.path}: no {name}.csv{self._why()}{there}", path=self.path / f"{name}.csv")
        return tables.read_table(self.path / f"{name}.csv", self._unit)

    def __getattr__(self, name):
        if not name.startswith("_") and "path" in self.__dict__ and (self.has(name) or name in KNOWN_TABLES):
            return self.table(name)
        raise AttributeError(f"a run has no {name}; its tables are: {', '.join(self.tables) if 'path' in self.__dict__ else ''}")

    def __dir__(self):
        return [*super().__dir__(), *self.tables]

    def columns(self, *names):
        """Columns of the first table with one row a state that has all of them, as NumPy arrays."""
        known = []
        for table in (self.table(t) for t in OF_STATES if self.has(t)):
            there = tables.columns_of(table)
            # The two oldest tables spell the ratio out.
            other = {"ratio_reached": "calendering_ratio", "ratio_asked": "calendering_ratio_asked"}
            found = [n if n in there else other.get(n) if other.get(n) in there else None for n in names]
            if None not in found:
                return [tables.values_of(table, n).astype(float) for n in found]
            known += there
        unknown = [n for n in names if n not in known] or names
        close = [k for k in dict.fromkeys(known) if any(k.startswith(n.split("_")[0]) for n in unknown)]
        hint = f"; did you mean {', '.join(close[:6])}?" if close else self._why()
        raise errors.NotThereYetError(f"{self.path}: no table of states has {' and '.join(unknown)}{hint}", path=self.path)

    # States and what they mean.

    @property
    def states(self):
        """The states that are written by now; see `States` and `State`."""
        names = self._json("summary.json", missing={}).get("states") or ()
        return read_states(self.path / "snapshots", [n for n in names if isinstance(n, str)])

    @property
    def quantities(self):
        """Quantities by name or column: symbol, unit and meaning, as the run's own files state them where they do."""
        if self._quantities is None:
            self._quantities = quantities.quantities(self._catalogues())
        return self._quantities

    def _catalogues(self):
        """The catalogue of one snapshot of each kind, the last one."""
        last = {}
        for state in self.states:
            last.update({kind: state for kind in state.paths})
        return [state.snapshot(kind).catalogue for kind, state in last.items()]

    def unit(self, name):
        """Unit of a quantity or of a column: unit("load_MPa") is "MPa", unit("load") is "Pa"; "1" without one.

        Raises:
            KeyError: there is no such quantity.
        """
        if (unit := quantities.unit_of_column(name)) != "1" and name not in self.quantities.keys():
            return unit
        return self.quantities[name].unit

    def _unit(self, column):
        """Unit of a column by its name alone, for tables."""
        return quantities.unit_of_column(column)

    # Views of other libraries.

    def graph(self, state=None):
        """The junctions of a state as a NetworkX graph; see `graph_of` for nodes, edges and their attributes.

        Args:
            state: a state, its number, or a calendering ratio as a float (the state under load nearest to it); the last one if left out.
        """
        return graphs.graph_of_state(self._state(state, "junctions"))

    def _state(self, state, kind):
        """A state by itself, number or ratio."""
        if isinstance(state, State):
            return state
        states = self.states
        if state is None:
            having = states.having(kind)
            if not having:
                raise errors.NotThereYetError(f"{self.path}: no state with {kind}{self._why()}", path=self.path)
            return having[-1]
        return states.at(state, kind) if isinstance(state, (float, np.floating)) else states[state]

    def xarray(self, table="summary"):
        """A table of states as an xarray Dataset over the dimension `state`, each variable with unit and meaning."""
        import xarray

        frame = self.table(table)
        variables = {}
        for name in tables.columns_of(frame):
            quantity = self.quantities.get(name)
            about = {"units": self._unit(name) if quantity is None else quantity.unit, "long_name": quantity.meaning if quantity else name}
            variables[name] = ("state", tables.values_of(frame, name), about)
        ratio = next((n for n in ("ratio_reached", "calendering_ratio") if n in variables), None)
        data = xarray.Dataset(variables, attrs={"run": str(self.path), "version": str(self.status.get("version", ""))})
        return data.set_coords(ratio) if ratio else data

    def plot(self, name, x="ratio_reached", ax=None, **style):
        """Draws a column (or several) over the calendering ratio or another column; returns the matplotlib axes."""
        return figures.plot(self, name, x, ax, **style)

    def plot_activation(self, criteria=None, reference=None, ax=None):
        """Draws the activation by every criterion beside the measured points; returns the matplotlib axes."""
        return figures.plot_activation(self, criteria, reference, ax)

    # Files.

    def _json(self, name, missing=None):
        """A JSON file of the run."""
        path = self.path / name
        try:
            return json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            if missing is not None:
                return missing
            raise errors.NotThereYetError(f"{path}: no such file{self._why()}", path=path) from None
        except (OSError, ValueError) as e:
            raise errors.FileError(f"{path}: is damaged or cannot be read: {e}", path=path) from e

    def _why(self):
        """Why something may be missing."""
        status = self._json("status.json", missing={})
        if status.get("state") in ("running", "stopped", "failed"):
            return f" (the run is {status['state']}, {status.get('written', 0)} of {status.get('asked', 0)} states are written)"
        return ""


KNOWN_TABLES = (
    *OF_STATES, "activation_height", "ebac_profile", "plating_profile", "stripping", "pore_sizes", "junction_log", "rearrangement_link",
    "rearrangement_bodies",
)
