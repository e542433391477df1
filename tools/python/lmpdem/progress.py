"""Progress of a command, from the lines that it writes to standard error."""

import re
import sys
from dataclasses import dataclass

LINE = re.compile(r"^(?P<stage>[a-z][a-z-]*): (?P<rest>.*)$")
PERCENT = re.compile(r"^(\d+(?:\.\d+)?) %$")
RATIO = re.compile(r"^ratio (\d+(?:\.\d+)?) %$")
RATE = re.compile(r"^(\d+(?:\.\d+)?) steps/s$")
LEFT = re.compile(r"^(.+) left$")
NO_STAGES = ("note", "threads", "report", "error", "warning", "internal error")


@dataclass(frozen=True)
class Progress:
    """A sign of life of a run.

    Attributes:
        text: the line as the command wrote it.
        stage: "pack", "calender", "hand-off", "compact", ...; None for notes.
        fraction: part of the stage that is done, 0 to 1; None where the line does not say.
        ratio: calendering ratio, 0 to 1; None where the line does not say.
        steps_per_second: speed of the time integration; None where the line does not say.
        left: remaining time of the stage as text, such as "1m32s"; None where the line does not say.
        state: the state that was just written, such as "15 %"; None otherwise.
    """

    text: str
    stage: str | None = None
    fraction: float | None = None
    ratio: float | None = None
    steps_per_second: float | None = None
    left: str | None = None
    state: str | None = None


def parse(line):
    """A line of standard error as progress; what is not understood is kept as text."""
    line = line.rstrip()
    found = LINE.match(line)
    if not found or found["stage"] in NO_STAGES:
        return Progress(line)
    parts = [part.strip() for part in found["rest"].split(",")]
    values = {"stage": found["stage"]}
    for part in parts:
        if (m := PERCENT.match(part)) and part is parts[0]:
            values["fraction"] = float(m[1]) / 100
        elif m := RATIO.match(part):
            values["ratio"] = float(m[1]) / 100
        elif m := RATE.match(part):
            values["steps_per_second"] = float(m[1])
        elif m := LEFT.match(part):
            values["left"] = m[1]
    if parts[0].endswith(" written"):
        values["state"] = parts[0][: -len(" written")]
    return Progress(line, **values)


class Bar:
    """Shows progress: one line that is rewritten on a terminal, plain lines elsewhere."""

    def __init__(self, stream=None):
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self.shown = 0

    def __call__(self, progress):
        """Shows a sign of life."""
        if not self.live or progress.fraction is None:
            self.clear()
            print(progress.text, file=self.stream, flush=True)
            return
        full = round(20 * progress.fraction)
        parts = [f"{progress.stage:9} |{'#' * full}{'.' * (20 - full)}| {100 * progress.fraction:3.0f} %"]
        if progress.ratio is not None:
            parts.append(f"ratio {100 * progress.ratio:.1f} %")
        if progress.steps_per_second is not None:
            parts.append(f"{progress.steps_per_second:.0f} steps/s")
        if progress.left is not None:
            parts.append(f"{progress.left} left")
        line = "  ".join(parts)
        self.stream.write("\r" + line.ljust(self.shown))
        self.stream.flush()
        self.shown = len(line)

    def clear(self):
        """Wipes the live line."""
        if self.shown:
            self.stream.write("\r" + " " * self.shown + "\r")
            self.stream.flush()
            self.shown = 0
