"""What can go wrong, one class per exit code of the command."""

from pathlib import Path


class LmpDemError(Exception):
    """Base of all errors of this package.

    Attributes:
        code: exit code of the command, or None where no command ran.
        faults: what the command found wrong, dictionaries with source, line, column, key and message.
        log: the last lines that the command wrote to standard error.
    """

    def __init__(self, message, code=None, faults=(), log=""):
        super().__init__(message)
        self.code = code
        self.faults = list(faults)
        self.log = log


class CheckFailedError(LmpDemError):
    """Exit code 1: a check failed."""


class ScenarioError(LmpDemError):
    """Exit code 2: the scenario or the command line is wrong, or the folder belongs to another run."""


class DivergedError(LmpDemError):
    """Exit code 3: the run diverged, or the powder does not pack as specified."""


class FileError(LmpDemError):
    """Exit code 4, or a file that this package cannot read: missing, cut short, damaged or not of the expected kind.

    Attributes:
        path: the file, where this package found the fault itself.
    """

    def __init__(self, message, code=None, faults=(), log="", path=None):
        super().__init__(message, code, faults, log)
        self.path = None if path is None else Path(path)


class NotThereYetError(FileError):
    """A result that a run has not written: it still goes on, was stopped, or leaves this result out."""


class IncompleteError(LmpDemError):
    """Exit code 5: members of a study failed or are missing."""


class InternalError(LmpDemError):
    """Exit code 70, or an end by a signal: a fault of the program; please report it."""


class Stopped(LmpDemError):
    """Exit code 75 (stopped on request) or 130 (interrupted twice). What was written is whole; the same call takes the run up again."""


class CommandNotFoundError(LmpDemError):
    """The program `lmpdem` was not found."""


BY_CODE = {
    1: CheckFailedError,
    2: ScenarioError,
    3: DivergedError,
    4: FileError,
    5: IncompleteError,
    75: Stopped,
    130: Stopped,
}


def of_code(code, message, faults=(), log=""):
    """The error that an exit code stands for."""
    return BY_CODE.get(code, InternalError)(message, code, faults, log)
