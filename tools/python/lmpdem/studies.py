"""A study: a scenario under several values and seeds."""

import json
from pathlib import Path

import numpy as np

from . import errors, tables
from .runs import Run


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
        values: the same as a dictionary, {"strength": "100 MPa"}.
        seed: its seed.
        state: "done", "failed", ... as the study or the member itself says.
        message: why it failed, or None.
    """

    def __init__(self, root, entry):
        self.path = root / entry["folder"]
        self.folder = entry["folder"]
        self.label = entry.get("label") or ""
        self.values = dict(part.split(" = ", 1) for part in self.label.split(", ") if " = " in part)
        self.seed = entry.get("seed")
        self.message = entry.get("message")
        self._state = entry.get("state")

    @property
    def run(self):
        """Its run."""
        return Run(self.path)

    @property
    def state(self):
        """How it ended, or where it stands."""
        try:
            return self.run.state
        except errors.FileError:
            return self._state or "missing"

    def __repr__(self):
        return f"<member {self.label or self.folder}, seed {self.seed}: {self.state}>"


class Study:
    """A study: `members`, and the tables of all of them in one."""

    def __init__(self, path):
        self.path = Path(path)
        if not self.path.is_dir():
            raise errors.NotThereYetError(f"{path}: no such study", path=self.path)
        self.members = [Member(self.path, entry) for entry in self._entries()]
        if not self.members:
            raise errors.FileError(f"{path}: holds no study: neither members.json nor folders of runs", path=self.path)

    def __repr__(self):
        return f"<study {self.path}: {len(self.done)} of {len(self.members)} members are done>"

    def _entries(self):
        """What is known of the members: members.json, then folders of runs that it does not name."""
        path = self.path / "members.json"
        entries = []
        if path.is_file():
            try:
                entries = list(json.loads(path.read_text(encoding="utf-8")))
                named = {entry["folder"] for entry in entries}
            except (OSError, ValueError, KeyError, TypeError) as e:
                raise errors.FileError(f"{path}: is damaged or cannot be read: {e}", path=path) from e
        else:
            named = set()
        for folder in sorted(p.name for p in self.path.iterdir() if (p / "status.json").is_file() and p.name not in named):
            entries.append({"folder": folder, "label": folder.rsplit("_seed-", 1)[0], "seed": Run(self.path / folder).status.get("seed")})
        return entries

    @property
    def done(self):
        """The members that are done."""
        return [m for m in self.members if m.state in ("done", "drawing")]

    @property
    def runs(self):
        """The runs of the members that are done."""
        return [m.run for m in self.done]

    @property
    def activation(self):
        """The curves of activation with their 95 % intervals, as `sweep collect` writes them."""
        return tables.read_table(self.path / "activation.csv")

    def table(self, name="summary"):
        """A table of all members that are done in one: in front of its columns stand member, seed and the values that vary.

        Where `sweep collect` has written such a table, it is read; otherwise the tables of the members are put together.
        """
        collected = self.path / COLLECTED.format(name=name)
        if collected.is_file():
            return tables.read_table(collected)
        return self._put_together(name)

    @property
    def summary(self):
        """The table summary of all members that are done."""
        return self.table("summary")

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


# The one place that knows how `sweep collect` names a table of all members.
COLLECTED = "{name}.csv"
