"""Finds the program and runs it, never through a shell."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections import deque
from pathlib import Path

from . import errors, values
from .progress import Bar, parse

LAST_LINES = 40


def command(given=None):
    """The program as a list of arguments.

    The first of: the one given (a path, or a list such as ["dotnet", "lmpdem.dll"]), the environment variable LMPDEM (a path, to a
    lmpdem.dll also), `lmpdem` on the PATH, and the build in the clone that this package stands in.

    Raises:
        CommandNotFoundError: there is none.
    """
    if given is not None and not isinstance(given, (str, os.PathLike)):
        return [os.fspath(part) for part in given]
    path = given if given is not None else os.environ.get("LMPDEM")
    if path:
        path = os.fspath(path)
        found = path if os.path.isfile(path) else shutil.which(path)
        if not found:
            where = "" if given is not None else " (environment variable LMPDEM)"
            raise errors.CommandNotFoundError(f"{path}: no such program{where}")
        return through_dotnet(found)
    if found := shutil.which("lmpdem"):
        return [found]
    for configuration in ("Release", "Debug"):
        built = clone_folder() / "tools" / "LmpDem.Cli" / "bin" / configuration / "net10.0" / "lmpdem.dll"
        if built.is_file():
            return through_dotnet(os.fspath(built))
    raise errors.CommandNotFoundError(
        "the program lmpdem was not found: put it on the PATH, set the environment variable LMPDEM to it (or to its lmpdem.dll), "
        'or give command=["dotnet", ".../lmpdem.dll"]')


def through_dotnet(path):
    """The program itself, or dotnet with its library."""
    if not path.lower().endswith(".dll"):
        return [path]
    dotnet = shutil.which("dotnet")
    if not dotnet:
        raise errors.CommandNotFoundError(f"{path} needs dotnet on the PATH")
    return [dotnet, path]


def clone_folder():
    """Root of the clone that this package stands in; whether it is one is for the caller to see."""
    return Path(__file__).resolve().parents[3]


def call(arguments, progress=None, given=None, cwd=None):
    """Runs the program with arguments and returns what it wrote to standard output.

    Args:
        arguments: arguments after the program's name.
        progress: called with a Progress for every line of standard error; True shows them, False and None are silent.
        given: the program, see `command`.
        cwd: working folder.

    Raises:
        LmpDemError: the exit code was not 0; the class says which.
    """
    show = Bar() if progress is True else progress or None
    process = start(command(given) + [os.fspath(a) for a in arguments], cwd)
    output, last = [], deque(maxlen=LAST_LINES)
    reader = threading.Thread(target=lambda: output.append(process.stdout.read()), daemon=True)
    reader.start()
    interrupted = False
    while True:
        try:
            for line in process.stderr:
                last.append(line.rstrip())
                if show:
                    show(parse(line))
            code = process.wait()
            break
        except KeyboardInterrupt:
            # The first asks the program to stop at a safe point, a second one makes it stop at once.
            interrupted = True
            interrupt(process)
        except BaseException:
            process.kill()
            process.wait()
            raise
    reader.join()
    process.stdout.close()
    process.stderr.close()
    if isinstance(show, Bar):
        show.clear()
    text = output[0] if output else ""
    if code != 0:
        raise failure(code, text, last, interrupted)
    return text


def start(arguments, cwd):
    """The running program; in a group of its own, so that Ctrl-C reaches it only through us."""
    own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if sys.platform == "win32" else {"start_new_session": True}
    try:
        return subprocess.Popen(
            arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            errors="replace", cwd=cwd, env={**os.environ, "NO_COLOR": "1"}, **own_group)
    except OSError as e:
        raise errors.CommandNotFoundError(f"{arguments[0]} cannot be started: {e.strerror or e}") from e


def interrupt(process):
    """Asks the program to stop."""
    process.send_signal(signal.CTRL_BREAK_EVENT if sys.platform == "win32" else signal.SIGINT)


def failure(code, output, last, interrupted=False):
    """The error of a command that did not end with 0."""
    log = "\n".join(last)
    try:
        told = json.loads(output)
    except ValueError:
        told = None
    told = told if isinstance(told, dict) else {}
    message = told.get("error") or last_error(last) or log or "the program said nothing"
    if code < 0:
        message = f"the program was ended by signal {-code}: {message}"
    if code in (75, 130) or (interrupted and code < 0):
        code = code if code > 0 else 130
        message += "" if "again" in message else "; what was written is whole, and the same call takes the run up again"
    return errors.of_code(code, message, told.get("faults") or (), log)


def last_error(lines):
    """The errors among the last lines of standard error, without the word before them."""
    found = [re.sub(r"^(internal )?error: ", "", line) for line in lines if re.match(r"(internal )?error: ", line)]
    return "\n".join(found)


def version(command=None):
    """Version of the program, for example "0.1.0"."""
    return call(["--version"], given=command).strip().split("+")[0]


def scenario_arguments(scenario, seed, keys):
    """Arguments that name a scenario and change keys of it; a key given twice is refused."""
    arguments = [os.fspath(scenario), *values.settings(keys)]
    return arguments + (["--seed", str(int(seed))] if seed is not None else [])


def merged(set_, keys):
    """Keys given as a mapping and as keyword arguments, in one mapping."""
    both = set(set_ or ()) & set(keys)
    if both:
        raise ValueError(f"given twice: {', '.join(sorted(both))}")
    return {**(set_ or {}), **keys}
