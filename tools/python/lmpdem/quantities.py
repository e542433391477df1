"""Quantities: what a name or column of a run means, and in which unit it stands."""

import re
from dataclasses import dataclass, replace

from . import errors, program

# Units as columns spell them at their end, longest first.
ENDINGS = {
    "_mAh_cm2": "mAh/cm2", "_mA_cm2": "mA/cm2", "_N_mm": "N/mm", "_S_m": "S/m", "_N_m": "N/m", "_C_m2": "C/m2", "_rad_s": "rad/s",
    "_m_s": "m/s", "_1_um": "1/um", "_um2": "um2", "_um3": "um3", "_MPa": "MPa", "_um": "um", "_Pa": "Pa", "_mV": "mV", "_m3": "m3",
    "_m2": "m2", "_m": "m", "_V": "V", "_J": "J", "_N": "N", "_s": "s", "_rad": "rad",
}

# Symbols that the field agrees on; a file that carries its own wins.
SYMBOLS = {
    "calendering_ratio": "1 - h/h0", "thickness": "h", "solids": "phi", "porosity": "epsilon", "porosity_open": "epsilon_open",
    "load": "p", "line_load": "q", "coordination": "Z", "inertial_number": "I", "diffusivity_z": "D_z/D_0", "diffusivity_x": "D_x/D_0",
    "diffusivity_y": "D_y/D_0", "tortuosity_z": "tau_z", "tortuosity_xy": "tau_xy", "conductivity_S_m": "sigma", "von_mises": "sigma_vM",
    "d2min": "D2min", "psi": "psi", "radius": "R", "overlap": "delta", "normal_force": "F_n", "area": "A",
}


@dataclass(frozen=True)
class Quantity:
    """A quantity of a run.

    Attributes:
        name: its name in snapshots, networks.csv, compaction.csv and rearrangement.csv.
        unit: unit in snapshots, "1" without one.
        meaning: what it is, in words.
        symbol: the letter that the field writes for it; the name where there is none.
        column: its column in summary.csv, or None.
    """

    name: str
    unit: str = "1"
    meaning: str = ""
    symbol: str = ""
    column: str | None = None


class Quantities(dict):
    """Quantities by name; columns of tables are understood as well: quantities["load_MPa"] has the unit MPa."""

    def __getitem__(self, name):
        found = self.find(name)
        if found is None:
            raise KeyError(f"{name}: no such quantity in this run; quantities are listed by `lmpdem schema --quantities`")
        return found

    def __contains__(self, name):
        return self.find(name) is not None

    def get(self, name, default=None):
        """The quantity of a name or column, or the default."""
        found = self.find(name)
        return default if found is None else found

    def find(self, name):
        """The quantity of a name or column; of a column with the unit of the column. None where there is none."""
        if dict.__contains__(self, name):
            return dict.__getitem__(self, name)
        for quantity in self.values():
            if quantity.column == name:
                return replace(quantity, unit=unit_of_column(name) if unit_of_column(name) != "1" else quantity.unit)
        for ending, unit in ENDINGS.items():
            if name.endswith(ending) and dict.__contains__(self, name[: -len(ending)]):
                return replace(dict.__getitem__(self, name[: -len(ending)]), unit=unit)
        return None

    def add(self, quantity):
        """Adds a quantity; what is known of it and missing in the new one stays."""
        known = dict.get(self, quantity.name)
        if known:
            quantity = replace(quantity, column=quantity.column or known.column, meaning=quantity.meaning or known.meaning)
        self[quantity.name] = replace(quantity, symbol=quantity.symbol or SYMBOLS.get(quantity.name, quantity.name))


def unit_of_column(name):
    """The unit that a column's name ends with, "1" where it has none."""
    for ending, unit in ENDINGS.items():
        if name.endswith(ending) and len(name) > len(ending):
            return unit
    return "1"


def of_catalogue(catalogue, kinds):
    """The quantities that the catalogue of a snapshot names under some of scalars, point_fields, cell_fields and columns."""
    for kind in kinds:
        for field in catalogue.get(kind) or ():
            yield Quantity(field["name"], field.get("unit", "1"), field.get("meaning", ""), field.get("symbol", ""))


def of_page(text):
    """The quantities of the page that `lmpdem schema --quantities` prints; columns of tables with other rows are quantities too."""
    for line in text.splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) >= 3 and cells[0].startswith("`"):
            column = cells[2].strip("`") if len(cells) >= 4 else None
            yield Quantity(cells[0].strip("`"), cells[1], cells[-1], column=column or None)


def page(command=None):
    """The page of quantities: that of the clone this package stands in, else that of the program; empty where there is neither."""
    written = program.clone_folder() / "docs" / "quantities.md"
    if written.is_file() and (program.clone_folder() / "LmpDem.sln").is_file():
        return written.read_text(encoding="utf-8")
    try:
        return program.call(["schema", "--quantities"], given=command)
    except errors.LmpDemError:
        return ""


def quantities(catalogues=(), command=None):
    """All that is known: the page first, then what the files of a run carry, which wins."""
    result = Quantities()
    seen = set()
    for quantity in of_page(page(command)):
        if quantity.name not in seen:  # the first table of the page is that of states
            result.add(quantity)
        seen.add(quantity.name)
    catalogues = list(catalogues)
    for catalogue in catalogues:
        for quantity in of_catalogue(catalogue, ("scalars",)):
            result.add(quantity)
    for catalogue in catalogues:  # a field of particles may share its name with a quantity of the state, which stays
        for quantity in of_catalogue(catalogue, ("point_fields", "cell_fields", "columns")):
            if not dict.__contains__(result, quantity.name):
                result.add(quantity)
    return result
