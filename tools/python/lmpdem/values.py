"""Values of scenario keys as the command takes them: `--set key=value`."""

import math


def settings(keys):
    """Arguments `--set key=value` of a mapping from keys to values.

    A nested mapping is joined with dots: {"press": {"ratios": [0, 0.3]}} is {"press.ratios": [0, 0.3]}.
    """
    arguments = []
    for key, value in flat(keys):
        arguments += ["--set", f"{key}={text(value)}"]
    return arguments


def flat(keys, before=""):
    """Pairs of a dotted key and a value."""
    for key, value in keys.items():
        if isinstance(value, dict):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def text(value):
    """A value as YAML: a string stands as it is, so that "84 um", "30 %" and "[0, 10 %]" mean what they say."""
    return value if isinstance(value, str) else inner(value)


def inner(value):
    """A value within a list or by itself; strings in lists are quoted where YAML would read them as something else."""
    if hasattr(value, "tolist"):  # NumPy's numbers and arrays
        value = value.tolist()
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return repr(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value!r} is no value of a scenario")
        return repr(value)
    if isinstance(value, str):
        quoted = not value or value != value.strip() or any(c in value for c in ",[]{}:#\"'\\\n")
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"' if quoted else value
    if isinstance(value, dict):
        return "{" + ", ".join(f"{k}: {inner(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple, range)):
        return "[" + ", ".join(inner(v) for v in value) + "]"
    raise TypeError(f"a {type(value).__name__} is no value of a scenario: use numbers, text with a unit, lists, True, False or None")
