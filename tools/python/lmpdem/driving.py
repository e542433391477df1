"""Drives the command: runs, dry runs, checks of scenarios, studies."""

import json
import os
import sys
from pathlib import Path

from . import errors, program
from .runs import Run
from .studies import Study


def run(
    scenario, out=None, *, set=None, seed=None, threads=None, max_wall=None, reference=None, force=False, progress=None,
    command=None, cwd=None, **keys,
):
    """Runs a scenario and returns its run; where the folder holds this very run, complete, nothing is computed again.

    Args:
        scenario: scenario file (YAML).
        out: folder of the run's files; runs/NAME if left out.
        set: keys of the scenario with values, {"press.ratios": [0, 0.3]}; the same as keyword arguments, **{"press.ratios": [0, 0.3]}.
            Text stands as it is ("84 um"), numbers pass as they are, None is null.
        seed: seed of every random number.
        threads: worker threads; no result depends on it.
        max_wall: stop at the next safe point after this wall time [s], or text such as "3h50m".
        reference: reference file or name that the run is held against.
        force: replace the files of another run.
        progress: called with a `Progress` for every sign of life; True shows them, False is silent; by default they show on a terminal.
        command: the program, see `lmpdem.command`.
        cwd: working folder of the command; relative paths start there.

    Raises:
        ScenarioError: the scenario is wrong or the folder belongs to another run.
        DivergedError: the run diverged, or the powder does not pack as specified.
        FileError: a file cannot be read or written.
        Stopped: the run was stopped (max_wall, Ctrl-C, a signal); the same call takes it up again.
    """
    arguments = ["run", *program.scenario_arguments(scenario, seed, program.merged(set, keys)), "--json"]
    arguments += option("--out", out) + option("--threads", threads) + option("--reference", reference)
    if max_wall is not None:
        arguments += ["--max-wall", max_wall if isinstance(max_wall, str) else f"{max_wall:.3f}s"]
    if force:
        arguments.append("--force")
    if progress is None:
        progress = sys.stderr is not None and sys.stderr.isatty()
    told = json.loads(program.call(arguments, progress, command, cwd))
    # As the command chooses the folder; what summary.json says of it was true when it was written.
    folder = out if out is not None else os.environ.get("LMPDEM_OUT") or Path("runs", told["name"])
    return Run(Path(cwd or ".", folder))


def dry_run(scenario, *, set=None, seed=None, threads=None, command=None, cwd=None, **keys):
    """What a run would take: particles, zones, voxels, states, time step [s], memory_bytes, disk_bytes, wall_seconds (a rough estimate).

    Writes nothing. Arguments and errors are those of `run`.
    """
    arguments = ["run", *program.scenario_arguments(scenario, seed, program.merged(set, keys)), "--dry-run", "--json"]
    return json.loads(program.call(arguments + option("--threads", threads), None, command, cwd))


def validate(scenario, *, set=None, seed=None, command=None, cwd=None, **keys):
    """Checks a scenario: units, ranges, contradictions.

    Raises:
        ScenarioError: it is wrong; `faults` names file, line, column and key of every fault.
    """
    program.call(["validate", *program.scenario_arguments(scenario, seed, program.merged(set, keys)), "--json"], None, command, cwd)


def run_study(study, out=None, *, threads=None, retry_failed=False, progress=None, command=None, cwd=None):
    """Runs the members of a study that are not done yet and returns the study.

    Args:
        study: study file (YAML).
        out: folder of the study; runs/NAME if left out.
        threads: worker threads of each member.
        retry_failed: run members again that failed by their own scenario.
        progress: see `run`.
        command: the program, see `lmpdem.command`.
        cwd: working folder of the command; relative paths start there.

    Raises:
        IncompleteError: members failed; those that are done can be read with `open_study`.
    """
    if progress is None:
        progress = sys.stderr is not None and sys.stderr.isatty()
    arguments = ["sweep", "run", os.fspath(study)] + option("--out", out) + option("--threads", threads)
    program.call(arguments + (["--retry-failed"] if retry_failed else []), progress, command, cwd)
    if out is None:
        out = Path("runs", name_of_study(Path(cwd or ".", study)))
    return Study(Path(cwd or ".", out))


def name_of_study(path):
    """The name that a study file gives itself."""
    from .yamltext import read

    name = read(path).get("name")
    if not isinstance(name, str):
        raise errors.FileError(f"{path}: the study has no name", path=path)
    return name


def option(name, value):
    """An option with its value; nothing for None."""
    return [] if value is None else [name, os.fspath(value) if isinstance(value, os.PathLike) else str(value)]
