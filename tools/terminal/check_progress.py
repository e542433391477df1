#!/usr/bin/env python3
"""Progress of a run on pseudo-terminals: check_progress.py LMPDEM... (the program and its first arguments, as `dotnet lmpdem.dll`).

Runs a small electrode on terminals of several kinds and widths, keeps the screen that a person would see, and prints `ok` or
`FAILED` for every check; exits non-zero where one failed. Only Python's standard library is needed; tmux is tried where it is
installed.
"""
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

SCENARIO = """
name: terminal
seed: 3
electrode:
  thickness: 40 um
  solids_fraction: 0.48
  lateral_x: 45 um
  lateral_y: 45 um
  size_distribution: { kind: log_normal, weighting: number, d50: 16 um, sigma_g: 1.1, cut_min: 12 um, cut_max: 20 um }
material: { stiffness_scale: 0.03 }
press: { ratios: [0, 5 %], unload: false }
transport: { pores: { voxel: 3 um, in_plane: false } }
"""
LIVE = re.compile(r"\d+ %.* left$|^(pack|calender|draw) \d+ %$")
failed = 0


def check(name, holds, shown=""):
    global failed
    print(f"{'ok' if holds else 'FAILED'} {name}", flush=True)
    if not holds:
        failed += 1
        print(shown)


class Screen:
    """Rows of a terminal that breaks lines at its width and breaks them anew when it is resized."""

    def __init__(self, width):
        self.width, self.lines, self.line, self.at = width, [""], 0, 0
        self.unknown, self.most_live = [], 0

    def feed(self, text):
        i = 0
        while i < len(text):
            c = text[i]
            if c == "\x1b":
                code = re.match(r"\x1b\[(\d*)([A-Za-z])", text[i:])
                if code and code[2] == "A":
                    self.up(int(code[1] or 1))
                elif code and code[2] in "JK":
                    self.lines[self.line] = self.lines[self.line][: self.at]
                    if code[2] == "J":
                        del self.lines[self.line + 1:]
                else:
                    self.unknown.append(text[i:i + 8])
                i += len(code[0]) if code else 1
                continue
            if c == "\r":
                self.at -= self.at % self.width
            elif c == "\n":
                self.line, self.at = self.line + 1, 0
                if self.line == len(self.lines):
                    self.lines.append("")
            else:
                line = self.lines[self.line].ljust(self.at)
                self.lines[self.line] = line[: self.at] + c + line[self.at + 1:]
                self.at += 1
            i += 1
        self.most_live = max(self.most_live, sum(bool(LIVE.search(line)) for line in self.lines))

    def up(self, rows):
        for _ in range(rows):
            if self.at >= self.width:
                self.at -= self.width
            elif self.line > 0:
                self.line -= 1
                self.at += max(0, len(self.lines[self.line]) - 1) // self.width * self.width


def run(program, folder, name, width=None, resize=(), **variables):
    """Runs on a terminal of the width, or into a pipe; returns the exit code, all that was written, and the screen."""
    environment = {k: v for k, v in os.environ.items() if k not in ("CI", "NO_COLOR", "TMUX", "STY", "TERM", "XTERM_VERSION")}
    environment.update(TERM="xterm-256color", LANG="C.UTF-8")
    environment.update(variables)
    command = [*program, "run", "small.yaml", "--out", name, "--threads", "1"]
    if width is None:
        ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        return ended.returncode, ended.stderr, None
    main, side = pty.openpty()
    size(side, width)
    screen = Screen(width)
    with open(os.path.join(folder, name + ".out"), "w", encoding="utf-8") as output:
        child = subprocess.Popen(command, cwd=folder, env=environment, stdin=side, stdout=output, stderr=side)
        os.close(side)
        written, pending, resize = "", b"", list(resize)
        while True:
            try:
                pending += os.read(main, 65536)
            except OSError:
                break
            text = pending.decode("utf-8", "ignore")
            written, pending = written + text, b""
            screen.feed(text.replace("\r\n", "\n"))
            if resize and len(re.findall("\r(?!\n)", written)) > resize[0][0]:
                width = resize.pop(0)[1]
                size(main, width)
                screen.width = width
        code = child.wait()
    os.close(main)
    return code, written, screen


def size(terminal, width):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))


def live_lines(written):
    """What was shown on the live line, one after the other."""
    bare = re.sub(r"\x1b\[\d*[A-Z]", "", written.replace("\r\n", "\n"))
    return [part for part in re.split(r"[\r\n]", bare) if LIVE.search(part)]


def live(program, folder):
    for name, width, resize, variables in (
        ("wide", 120, (), {}),
        ("narrow", 40, (), {}),
        ("resized", 120, ((5, 40), (10, 90), (15, 50)), {}),
        ("screen", 80, (), {"TERM": "screen", "STY": "1.pts"}),
        ("nocolor", 80, (), {"NO_COLOR": "1"}),
        ("ascii", 80, (), {"LANG": "C", "LC_ALL": "C"}),
    ):
        code, written, screen = run(program, folder, name, width, resize, **variables)
        lines = live_lines(written)
        check(f"{name}: the run ends with 0", code == 0, written)
        check(f"{name}: the line is rewritten ({len(lines)} times)", len(lines) > 5, written)
        check(f"{name}: never more than one line", screen.most_live == 1, "\n".join(screen.lines))
        check(f"{name}: it is gone at the end", not any(LIVE.search(line) for line in screen.lines), "\n".join(screen.lines))
        check(f"{name}: no unknown codes and no colours", not screen.unknown, screen.unknown)
        check(f"{name}: stages, networks and figures are told", all(any(word in line for line in lines) for word in (
            ("pack", "calender", "draw") if width == 40 else ("pack", "calender", "draw", "networks of", "ratio", "steps/s"))), written)
        if not resize:
            longest = max(map(len, lines))
            check(f"{name}: no line is longer than the terminal ({longest})", longest < width, max(lines, key=len))
            long = [line for line in screen.lines if len(line) >= width and " " in line[2:width]]
            check(f"{name}: messages are wrapped at words", not long, "\n".join(long))
        else:
            check(f"{name}: lines follow the width", {len(line) < 40 for line in lines} == {True, False}, "\n".join(lines))
        check(f"{name}: the bar is {'ASCII' if name == 'ascii' else 'of blocks'}",
              width == 40 or any("#" in line if name == "ascii" else "█" in line for line in lines), written)


def plain(program, folder):
    for name, width, variables in (
        ("dumb", 80, {"TERM": "dumb"}), ("ci", 80, {"CI": "1"}), ("noterm", 80, {"TERM": ""}), ("file", None, {}),
    ):
        code, written, _ = run(program, folder, name, width, **variables)
        bare = written.replace("\r\n", "\n")
        check(f"{name}: the run ends with 0", code == 0, written)
        check(f"{name}: plain lines without codes", "\x1b" not in bare and "\r" not in bare and "calender: begun\n" in bare, repr(bare))


def tmux(program, folder):
    """In tmux itself, resized during the run: what its pane shows."""
    if not shutil.which("tmux"):
        print("skipped: no tmux, the line was NOT tried in it")
        return
    def call(*command):
        return subprocess.run(["tmux", "-L", f"lmpdem-{os.getpid()}", "-f", "/dev/null", *command], capture_output=True, text=True, check=False).stdout
    command = f"cd {folder}; " + " ".join(program) + " run small.yaml --out tmux --threads 1 2>&1 >tmux.out; touch ended; read x"
    call("new-session", "-d", "-x", "100", "-y", "40", "env", "-u", "CI", "LANG=C.UTF-8", "sh", "-c", command)
    seen, most, widths, deadline = set(), 0, [60, 110, 45], time.monotonic() + 300
    resized = time.monotonic()
    while not os.path.exists(os.path.join(folder, "ended")) and time.monotonic() < deadline:
        rows = call("capture-pane", "-p").splitlines()
        now = [row for row in rows if LIVE.search(row)]
        most = max(most, len(now))
        seen.update(now)
        if widths and seen and time.monotonic() > resized + 1:  # tmux tells programs of resizes in quick succession late
            call("resize-window", "-x", str(widths.pop(0)))
            resized = time.monotonic()
        time.sleep(0.1)
    rows = call("capture-pane", "-p", "-S", "-").splitlines()
    call("kill-server")
    check(f"tmux: the line is rewritten ({len(seen)} seen, {3 - len(widths)} resizes)", len(seen) > 3 and len(widths) < 3, "\n".join(rows))
    check("tmux: never more than one line", most == 1, "\n".join(rows))
    # tmux wraps rows at once and tells the program up to a quarter of a second later: a line drawn in between stays behind, in the two rows
    # that it was broken into. On the ptys above, whose size the program knows at once, nothing may stay.
    left = sum(1 for row in rows if LIVE.search(row) or "█" in row)
    check(f"tmux: at most a broken line a resize is left ({left} rows)", left <= 2 * (3 - len(widths)), "\n".join(rows))


def crowded(program):
    """A small pipe that another program has made non-blocking, read late: all of the output arrives."""
    def output(blocks):
        end, begin = os.pipe()
        fcntl.fcntl(begin, fcntl.F_SETPIPE_SZ, 4096)
        os.set_blocking(begin, blocks)
        process = subprocess.Popen([*program, "schema"], stdout=begin, stderr=subprocess.DEVNULL)
        os.close(begin)
        time.sleep(0 if blocks else 2)
        with open(end, "rb") as pipe:
            return pipe.read(), process.wait()
    check("a non-blocking pipe that is full takes all of the output", output(blocks=False) == output(blocks=True))


def main():
    program = sys.argv[1:] or ["lmpdem"]
    with tempfile.TemporaryDirectory(prefix="lmpdem-terminal-") as folder:
        with open(os.path.join(folder, "small.yaml"), "w", encoding="utf-8") as file:
            file.write(SCENARIO)
        live(program, folder)
        plain(program, folder)
        tmux(program, folder)
    crowded(program)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
