"""LmpDem from Python: read runs and studies, drive the command.

    import lmpdem

    run = lmpdem.run("scenarios/ci-small.yaml", out="runs/small", **{"press.ratios": [0, "15 %", 0.3]})
    run = lmpdem.open("runs/small")
    run.summary, run.networks, run.states, run.scenario, run.quantities
    run.plot_activation()
"""

from .driving import dry_run, run, run_study, validate
from .errors import (
    CheckFailedError,
    CommandNotFoundError,
    DivergedError,
    FileError,
    IncompleteError,
    InternalError,
    LmpDemError,
    NotThereYetError,
    ScenarioError,
    Stopped,
)
from .graphs import graph_of
from .program import command, version
from .progress import Progress
from .quantities import Quantities, Quantity
from .references import Measured, read_reference
from .runs import Run
from .runs import open_run as open
from .scenarios import Scenario, in_si
from .snapshots import Snapshot
from .states import State, States
from .studies import Member, Study, open_study

__version__ = "0.1.0"

__all__ = [
    "CheckFailedError", "CommandNotFoundError", "DivergedError", "FileError", "IncompleteError", "InternalError", "LmpDemError", "Measured",
    "Member", "NotThereYetError", "Progress", "Quantities", "Quantity", "Run", "Scenario", "ScenarioError", "Snapshot", "State", "States",
    "Stopped", "Study", "command", "dry_run", "graph_of", "in_si", "open", "open_study", "read_reference", "run", "run_study", "validate",
    "version",
]
