"""Reads the YAML that the program writes and its scenarios, studies and references use: mappings and sequences in block and flow style,
plain, quoted and folded scalars, comments. No anchors, tags, literal scalars or several documents. Numbers, true, false and null are
read as such; everything else, such as 84 um and 30 %, stays text."""

import json
import re

from .errors import FileError, NotThereYetError

NUMBER = re.compile(r"^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$")


def read(path):
    """The content of a file.

    Raises:
        NotThereYetError: there is no such file.
        FileError: it cannot be read.
    """
    try:
        with open(path, encoding="utf-8-sig") as lines:
            text = lines.read()
    except FileNotFoundError:
        raise NotThereYetError(f"{path}: no such file", path=path) from None
    except (OSError, UnicodeDecodeError) as e:
        raise FileError(f"{path}: cannot be read: {e}", path=path) from e
    try:
        return parse(text)
    except ValueError as e:
        raise FileError(f"{path}: {e}", path=path) from e


def parse(text):
    """The content of a text; an empty one is an empty mapping."""
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        line = without_comment(line).rstrip()
        if line.strip() and line.strip() not in ("---", "..."):
            lines.append((len(line) - len(line.lstrip()), line.strip(), number))
    if not lines:
        return {}
    value, end = block(lines, 0, lines[0][0])
    if end < len(lines):
        raise ValueError(f"line {lines[end][2]}: the indentation fits nothing above")
    return value


def without_comment(line):
    """A line up to a # that stands outside quotes, at the start or after a blank."""
    quote = None
    for k, c in enumerate(line):
        if quote:
            if c == quote and not (quote == '"' and line[k - 1] == "\\"):
                quote = None
        elif c in "\"'" and (k == 0 or line[k - 1] in " [{,:-"):
            quote = c
        elif c == "#" and (k == 0 or line[k - 1].isspace()):
            return line[:k]
    return line


def block(lines, k, indent):
    """The mapping or sequence from line k on, at an indentation; and where it ends."""
    is_list = lines[k][1] == "-" or lines[k][1].startswith("- ")
    return (sequence if is_list else mapping)(lines, k, indent)


def mapping(lines, k, indent):
    """A block mapping."""
    result = {}
    while k < len(lines) and lines[k][0] == indent and not lines[k][1].startswith("- "):
        key, rest = split_key(lines[k])
        if key in result:
            raise ValueError(f"line {lines[k][2]}: {key} is given twice")
        number, k = lines[k][2], k + 1
        # The items of a sequence may stand below their key without being indented.
        inside = k < len(lines) and (lines[k][0] > indent or (lines[k][0] == indent and lines[k][1].startswith("- ")))
        if rest:
            result[key], k = continued(rest, lines, k, indent, number)
        elif inside:
            result[key], k = block(lines, k, lines[k][0])
        else:
            result[key] = None
    return result, k


def sequence(lines, k, indent):
    """A block sequence; a mapping may begin on the line of its dash."""
    result = []
    while k < len(lines) and lines[k][0] == indent and (lines[k][1] == "-" or lines[k][1].startswith("- ")):
        rest = lines[k][1][1:].lstrip()
        if not rest:
            value, k = block(lines, k + 1, lines[k + 1][0]) if k + 1 < len(lines) and lines[k + 1][0] > indent else (None, k + 1)
        elif rest[0] not in "[{\"'" and re.match(r"^[^\s:]+:(\s|$)", rest):
            inner = indent + len(lines[k][1]) - len(rest)
            lines[k] = (inner, rest, lines[k][2])
            value, k = mapping(lines, k, inner)
        else:
            value, k = continued(rest, lines, k + 1, indent, lines[k][2])
        result.append(value)
    return result, k


def split_key(line):
    """Key and rest of a line of a mapping."""
    found = re.match(r"^(\"[^\"]*\"|'[^']*'|[^\s:\[{][^:]*?)\s*:(?:\s+(.*))?$", line[1])
    if not found:
        raise ValueError(f"line {line[2]}: \"{line[1]}\" is no \"key: value\"")
    return found[1].strip("\"'"), (found[2] or "").strip()


def continued(rest, lines, k, indent, number):
    """A value that goes on in the lines below it that are indented further, and the line after them."""
    parts = [rest]
    while k < len(lines) and lines[k][0] > indent:
        parts.append(lines[k][1])
        k += 1
    if rest[0] == "|":
        raise ValueError(f"line {number}: literal scalars (|) are not read here")
    if rest in (">", ">-"):
        return " ".join(parts[1:]), k
    return flow(" ".join(parts), number), k


def flow(text, number):
    """A value on one line."""
    value, rest = flow_value(text, number, stops="")
    if rest.strip():
        raise ValueError(f"line {number}: nothing is expected after {text[: len(text) - len(rest)].strip()}")
    return value


def flow_value(text, number, stops):
    """The value that a text begins with, and what follows it."""
    text = text.lstrip()
    if text[:1] == "[":
        return flow_items(text[1:], number, "]", [])
    if text[:1] == "{":
        return flow_items(text[1:], number, "}", {})
    if text[:1] in ("'", '"'):
        found = re.match(r"\"(?:\\.|[^\"\\])*\"" if text[0] == '"' else r"'(?:''|[^'])*'", text)
        if not found:
            raise ValueError(f"line {number}: a quote is not closed")
        quoted = found[0]
        return (json.loads(quoted) if quoted[0] == '"' else quoted[1:-1].replace("''", "'")), text[len(quoted):]
    end = min((k for k, c in enumerate(text) if c in stops), default=len(text))
    return scalar(text[:end].strip()), text[end:]


def flow_items(text, number, close, result):
    """The items of a list or mapping in flow style up to its end, and what follows it."""
    while True:
        text = text.lstrip()
        if text[:1] == close:
            return result, text[1:]
        if not text:
            raise ValueError(f"line {number}: a {close} is missing")
        if isinstance(result, dict):
            found = re.match(r"(\"[^\"]*\"|'[^']*'|[^,:{}\[\]]+?)\s*:\s", text + " ")
            if not found:
                raise ValueError(f"line {number}: \"{text}\" is no \"key: value\"")
            result[found[1].strip("\"'")], text = flow_value(text[found.end():], number, ",}")
        else:
            value, text = flow_value(text, number, ",]")
            result.append(value)
        text = text.lstrip()
        if text[:1] == ",":
            text = text[1:]
        elif text[:1] != close:
            raise ValueError(f"line {number}: a comma or {close} is expected before \"{text}\"")


def scalar(text):
    """A plain scalar."""
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if NUMBER.match(text):
        return float(text) if any(c in text for c in ".eE") else int(text)
    return text
