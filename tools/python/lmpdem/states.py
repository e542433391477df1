"""States of a run: what was written at each calendering ratio."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .errors import FileError, NotThereYetError
from .snapshots import Snapshot

KINDS = ("spheres", "contacts", "bodies", "films", "tools", "junctions", "pores")
SMALLEST_FIRST = ("spheres", "tools", "junctions", "contacts", "films", "bodies", "pores")
TARGET_PRESSURE = ("target_pressure", "pressure_target", "pressure_asked")
TARGET = ("target_calendering_ratio", "calendering_ratio_target", "calendering_ratio_asked")


class State:
    """A state: `spheres`, `contacts`, `bodies`, `films`, `tools`, `junctions` and `pores` are its snapshots; None where it has none.

    Attributes:
        number: its place among the states of the run.
        time: time that orders the states [s].
        name: name of the state, such as "15 %", "hand-off" or "opened".
    """

    def __init__(self, number, time, paths, name=None):
        self.number = number
        self.time = time
        self.paths = paths
        self._name = name
        self._snapshots = {}

    def snapshot(self, kind):
        """The snapshot of a kind, or None."""
        if kind not in self.paths:
            return None
        if kind not in self._snapshots:
            self._snapshots[kind] = Snapshot(self.paths[kind])
        return self._snapshots[kind]

    def __getattr__(self, name):
        if name in KINDS or name in self.__dict__.get("paths", ()):
            return self.snapshot(name)
        raise AttributeError(f"a state has no {name}; it has: {', '.join(self.__dict__.get('paths', ()))}")

    def __dir__(self):
        return [*super().__dir__(), *KINDS]

    def scalar(self, *names):
        """The first of some scalars that any snapshot of the state carries; NaN where none does."""
        for kind in (k for k in SMALLEST_FIRST if k in self.paths):
            for name in names:
                if name in self.snapshot(kind).scalars:
                    return self.snapshot(kind).scalars[name]
        return float("nan")

    @property
    def target(self):
        """Target of the calendering ratio; NaN where the state has none (hand-off, load control)."""
        target = self.scalar(*TARGET)
        return float("nan") if target == self.scalar("handoff_ratio") else target

    @property
    def target_pressure(self):
        """Target of the pressure under load control [Pa]; NaN where the state has none."""
        return self.scalar(*TARGET_PRESSURE)

    @property
    def achieved(self):
        """Calendering ratio that was achieved."""
        return self.scalar("calendering_ratio")

    @property
    def is_opened(self):
        """Whether the press has opened and the layer has sprung back."""
        return self._name == "opened" or self.scalar("springback") > 0

    @property
    def name(self):
        """Name of the state."""
        if self._name is not None:
            return self._name
        if self.is_opened:
            return "opened"
        if np.isfinite(self.target_pressure):
            return f"{1e-6 * self.target_pressure:.3g} MPa"
        if np.isfinite(self.target):
            return f"{100 * self.target:.4g} %"
        return "after hand-off" if "bodies" in self.paths else "hand-off"

    def __repr__(self):
        return f"<state {self.number} {self.name}: ratio {self.achieved:.4f}, {', '.join(self.paths)}>"


class States(Sequence):
    """The states of a run in their order; `states.at(0.3)` is the state under load nearest to a ratio."""

    def __init__(self, states):
        self._states = states

    def __len__(self):
        return len(self._states)

    def __getitem__(self, k):
        return States(self._states[k]) if isinstance(k, slice) else self._states[k]

    def __repr__(self):
        return f"<{len(self)} states: {', '.join(s.name for s in self)}>"

    @property
    def targets(self):
        """Targets of the calendering ratio."""
        return np.array([s.target for s in self])

    @property
    def achieved(self):
        """Achieved calendering ratios."""
        return np.array([s.achieved for s in self])

    def having(self, kind):
        """The states that have a snapshot of a kind."""
        return States([s for s in self if kind in s.paths])

    def at(self, ratio, kind=None):
        """The state under load whose ratio is nearest, of those that have a snapshot of a kind."""
        states = [s for s in self if (kind is None or kind in s.paths) and not s.is_opened and np.isfinite(s.achieved)]
        if not states:
            raise LookupError(f"no state{'' if kind is None else ' with ' + kind} under load")
        return min(states, key=lambda s: abs(s.achieved - ratio))


def read_states(folder, names=()):
    """The states that a folder of snapshots holds by now: what has the same time in the series is one state."""
    folder = Path(folder)
    states = {}
    for series in sorted(folder.glob("*.hdf.series")):
        for name, time in read_series(series):
            states.setdefault(time, {})[series.name[: -len(".hdf.series")]] = folder / name
    if not states and not folder.is_dir():
        raise NotThereYetError(f"{folder}: no such folder", path=folder)
    order = sorted(states)
    names = names if len(names) == len(order) else [None] * len(order)
    return States([State(k, time, states[time], names[k]) for k, time in enumerate(order)])


def read_series(path):
    """Names and times of the files of a series."""
    try:
        with open(path, encoding="utf-8") as file:
            return [(entry["name"], float(entry["time"])) for entry in json.load(file)["files"]]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise FileError(f"{path}: is damaged or no series of snapshots: {e}", path=path) from e
