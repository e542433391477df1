"""A study: a scenario under several values and seeds."""

import json
from pathlib import Path

import h5py
import numpy as np

from . import errors, figures, tables
from .quantities import Quantity
from .runs import KNOWN_TABLES, Run


def open_study(path):
    """Opens the folder of a study.

    Raises:
        NotThereYetError: there is no such folder.
        FileError: it holds no study.
    """
    return Study(path)


class Member:
    """A member of a study.

    Attributes:
        folder: its folder within that of the study.
        label: what sets it apart from others but for the seed, such as "strength = 100 MPa".
        values: the keys that vary with their values as they are written, {"film.strength": "100 MPa"}.
        seed: its seed.
        message: why it failed, or None.
    """

    def __init__(self, root, entry):
        self.path = root / entry["folder"]
        self.folder = entry["folder"]
        self.label = entry.get("label") or ""
        factors = entry.get("factors")
        if factors is None:  # before there were plans, only the label told
            self.values = dict(part.split(" = ", 1) for part in self.label.split(", ") if " = " in part)
        else:
            self.values = {factor["key"]: factor["text"] for factor in factors}
        self.seed = entry.get("seed")
        self.message = entry.get("message")
        self._state = entry.get("state")

    @property
    def run(self):
        """Its run.

        Raises:
            FileError: it has not begun.
        """
        return Run(self.path)

    @property
    def state(self):
        """"done", "running", "stopped", "failed", or "missing" where it has not begun."""
        try:
            state = self.run.state
        except errors.FileError:
            state = "unknown"
        return state if state != "unknown" else self._state or "missing"

    def __repr__(self):
        return f"<member {self.label or self.folder}, seed {self.seed}: {self.state}>"


class Study:
    """A study: `members`, the tables of all of them in one, and what `sweep collect` has written."""

    def __init__(self, path):
        self.path = Path(path)
        if not self.path.is_dir():
            raise errors.NotThereYetError(f"{path}: no such study", path=self.path)
        self.members = [Member(self.path, entry) for entry in self._entries()]
        if not self.members:
            raise errors.FileError(f"{path}: holds no study: neither manifest.json nor members.json nor folders of runs", path=self.path)

    def __repr__(self):
        return f"<study {self.path}: {len(self.done)} of {len(self.members)} members are done>"

    def _entries(self):
        """What is known of the members: the plan (manifest.json) with how they ended, or the list of earlier versions (members.json)
        with the folders of runs that it does not name."""
        if plan := self._json("manifest.json"):
            entries = entries_of(plan.get("members") if isinstance(plan, dict) else None, self.path / "manifest.json")
            ends = [self._json(Path("ends", str(entry.get("id")) + ".json")) or {} for entry in entries]
            return [{**entry, "message": end.get("message"), "state": end.get("state")} for entry, end in zip(entries, ends)]
        entries = entries_of(self._json("members.json") or [], self.path / "members.json")
        named = {entry["folder"] for entry in entries}
        for folder in sorted(p.name for p in self.path.iterdir() if (p / "status.json").is_file() and p.name not in named):
            entries.append({"folder": folder, "label": folder.rsplit("_seed-", 1)[0], "seed": Run(self.path / folder).status.get("seed")})
        return entries

    def _json(self, name):
        """A JSON file of the study; None where there is none."""
        path = self.path / name
        try:
            return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
        except (OSError, ValueError) as e:
            raise errors.FileError(f"{path}: is damaged or cannot be read: {e}", path=path) from e

    @property
    def done(self):
        """The members that are done."""
        return [m for m in self.members if m.state in ("done", "drawing")]

    @property
    def runs(self):
        """The runs of the members that are done."""
        return [m.run for m in self.done]

    @property
    def collected(self):
        """Names of the tables that `sweep collect` has written into the folder of the study."""
        return sorted(p.stem for p in self.path.glob("*.csv"))

    def table(self, name="summary"):
        """A table that `sweep collect` has written; else one of the members that are done, all in one: in front of its columns stand
        member, seed and the keys that vary.

        Raises:
            NotThereYetError: neither is there.
        """
        if name in self.collected:  # the one place that decides between the two
            return tables.read_table(self.path / f"{name}.csv")
        return self._put_together(name)

    def quantity(self, name):
        """Unit and meaning of a column of what was collected, as ensemble.h5 states them.

        Raises:
            FileError: the file is missing or damaged.
            KeyError: there is no such column.
        """
        path = self.path / "ensemble.h5"
        if not path.is_file():
            raise errors.NotThereYetError(f"{path}: no such file; `lmpdem sweep collect` writes it", path=path)
        try:
            with h5py.File(path, "r") as file:
                if name not in file["states"]:
                    raise LookupError(name)
                about = file["states"][name].attrs
                text = {key: about[key].decode() if isinstance(about[key], bytes) else str(about[key]) for key in ("unit", "meaning")}
        except LookupError as e:
            if e.args == (name,):
                raise KeyError(f"{path}: no column {name}") from None
            raise errors.FileError(f"{path}: is damaged or not of this program: {e}", path=path) from e
        except OSError as e:
            raise errors.FileError(f"{path}: is damaged or cannot be read: {e}", path=path) from e
        return Quantity(name, text["unit"], text["meaning"], name)

    def plot(self, name, ax=None):
        """Draws the mean of a collected quantity ("load_Pa") by group, with its 95 % interval; returns the matplotlib axes."""
        return figures.plot_study(self, name, ax)

    def plot_activation(self, criterion="local_exposure", reference=None, ax=None):
        """Draws the activation of the groups with intervals beside the measured points; returns the matplotlib axes."""
        return figures.plot_study_activation(self, criterion, reference, ax)

    def __getattr__(self, name):
        if "path" in self.__dict__ and not name.startswith("_") and (name in self.collected or name in KNOWN_TABLES):
            return self.table(name)
        raise AttributeError(f"a study has no {name}")

    def __dir__(self):
        return [*super().__dir__(), *KNOWN_TABLES, *self.collected]

    def _put_together(self, name):
        """The tables of the members, one below the other; a column that a member lacks is blank there."""
        parts = [(m, *tables.read_columns(m.path / f"{name}.csv")) for m in self.done if m.run.has(name)]
        if not parts:
            raise errors.NotThereYetError(f"{self.path}: no member is done that has {name}.csv", path=self.path)
        keys = list(dict.fromkeys(key for m, _, _ in parts for key in m.values))
        names = list(dict.fromkeys(n for _, columns, _ in parts for n in columns))
        joined = {key: [] for key in ["member", "seed", *keys, *names]}
        for member, columns, arrays in parts:
            rows = len(arrays[0])
            own = dict(zip(columns, arrays))
            joined["member"].append(np.array([member.folder] * rows, dtype=object))
            joined["seed"].append(np.full(rows, member.seed if member.seed is not None else -1))
            for key in keys:
                joined[key].append(np.array([member.values.get(key, "")] * rows, dtype=object))
            for column in names:
                joined[column].append(own.get(column, np.full(rows, np.nan)))
        whole = {key: np.concatenate(arrays) for key, arrays in joined.items()}
        if tables.pandas is not None:
            return tables.pandas.DataFrame(whole)
        table = np.empty(len(whole["member"]), dtype=[(key, array.dtype) for key, array in whole.items()])
        for key, array in whole.items():
            table[key] = array
        return table


def entries_of(members, path):
    """Members as a file lists them.

    Raises:
        FileError: it lists none.
    """
    if not isinstance(members, list) or not all(isinstance(m, dict) and isinstance(m.get("folder"), str) for m in members):
        raise errors.FileError(f"{path}: is damaged or lists no members of a study", path=path)
    return [dict(m) for m in members]
