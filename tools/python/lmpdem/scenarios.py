"""The resolved scenario of a run: every parameter as it was used."""

import re

# What a unit of the scenario files is in SI units.
PREFIXES = {"": 1.0, "n": 1e-9, "u": 1e-6, "µ": 1e-6, "μ": 1e-6, "m": 1e-3, "c": 1e-2, "k": 1e3, "M": 1e6, "G": 1e9}
UNITS = {
    "m": 1.0, "g": 1e-3, "s": 1.0, "min": 60.0, "h": 3600.0, "Pa": 1.0, "N": 1.0, "J": 1.0, "A": 1.0, "V": 1.0, "K": 1.0, "C": 1.0,
    "S": 1.0, "Ah": 3600.0, "Ohm": 1.0, "ohm": 1.0, "eV": 1.602176634e-19, "mol": 1.0, "W": 1.0, "Hz": 1.0,
}
NUMBER = re.compile(r"^\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)\s*(.*?)\s*$")


def in_si(value):
    """A value with its unit as a number in SI units: "84 um" is 8.4e-05, "30 %" is 0.3; a number stays as it is.

    Raises:
        ValueError: it has no number, or a unit that is not known.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    found = NUMBER.match(value) if isinstance(value, str) else None
    if not found:
        raise ValueError(f"{value!r} is no number with a unit")
    if found[2] == "%":
        return float(found[1]) / 100  # exact where 0.01 times is not: 56 % is 0.56
    return float(found[1]) * factor(found[2])


def factor(unit):
    """What a unit is in SI units: products with blanks, one division, powers as digits at the end ("mA/cm2", "nOhm m")."""
    if unit in ("", "1"):
        return 1.0
    over, _, under = unit.partition("/")
    result = 1.0
    for part in over.split():
        result *= power(part)
    for part in under.split():
        result /= power(part)
    return result


def power(text):
    """A unit with its power."""
    found = re.match(r"^(\D+?)(-?\d)?$", text)
    if text == "1":
        return 1.0
    if found:
        for prefix, scale in PREFIXES.items():
            if found[1].startswith(prefix) and found[1][len(prefix):] in UNITS:
                return (scale * UNITS[found[1][len(prefix):]]) ** int(found[2] or 1)
    raise ValueError(f"{text} is no unit that is known here")


class Scenario(dict):
    """A scenario as nested dictionaries; keys may be joined with dots: scenario["electrode.thickness"] is "84 um"."""

    def __getitem__(self, key):
        value = self
        for part in str(key).split("."):
            if not isinstance(value, dict) or not dict.__contains__(value, part):
                raise KeyError(key)
            value = dict.__getitem__(value, part)
        return value

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def get(self, key, default=None):
        """The value of a key, or the default where there is none."""
        return self[key] if key in self else default

    def si(self, key):
        """The number of a key in SI units; a list gives a list."""
        value = self[key]
        return [in_si(v) for v in value] if isinstance(value, list) else in_si(value)

    def flat(self):
        """All keys joined with dots, and their values."""
        result = {}

        def walk(part, before):
            for key, value in part.items():
                if isinstance(value, dict):
                    walk(value, f"{before}{key}.")
                else:
                    result[before + key] = value

        walk(self, "")
        return result
