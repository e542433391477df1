"""The command, driven: the real one, and false ones that end as they are told."""

import json
import os
import shutil
import sys

import lmpdem
import pytest
from conftest import FAST, SCENARIO
from lmpdem import program


def test_progress_came_while_it_ran(small, signs):
    stages = [s.stage for s in signs if s.stage]
    assert stages[0] == "pack" and {"calender", "compact"} <= set(stages)
    assert [s.state for s in signs if s.state] == ["0 %", "hand-off", "after hand-off", "12 %"]


def test_a_run_that_is_done_is_not_computed_again(small):
    before = small.status
    again = lmpdem.run(SCENARIO, out=small.path, threads=1, progress=False, **FAST)
    assert again.status == before


def test_without_a_folder_it_is_that_of_the_name(tmp_path, small):
    (tmp_path / "runs").mkdir()
    shutil.copytree(small.path, tmp_path / "runs" / "ci-small")
    assert lmpdem.run(SCENARIO, cwd=tmp_path, progress=False, **FAST).path == tmp_path / "runs" / "ci-small"


def test_a_dry_run_writes_nothing(tmp_path):
    plan = lmpdem.dry_run(SCENARIO, cwd=tmp_path, **FAST)
    assert plan["particles"] > 20 and plan["states"] > 2 and plan["time_step"] > 0 and plan["wall_seconds"] > 0
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_key_is_a_scenario_error_with_its_place(tmp_path):
    with pytest.raises(lmpdem.ScenarioError, match='did you mean "ratios"') as caught:
        lmpdem.run(SCENARIO, out=tmp_path / "never", **{"press.ratio": [0, 0.3]})
    assert caught.value.code == 2 and caught.value.faults[0]["key"] == "press.ratio"
    assert not (tmp_path / "never").exists()


def test_a_wrong_unit_and_a_wrong_value_are_refused():
    with pytest.raises(lmpdem.ScenarioError, match="electrode.thickness"):
        lmpdem.validate(SCENARIO, electrode={"thickness": "84 MPa"})
    with pytest.raises(lmpdem.ScenarioError, match="press.ratios"):
        lmpdem.validate(SCENARIO, **{"press.ratios": [0, 1.7]})
    lmpdem.validate(SCENARIO, set={"electrode.thickness": "84 um"}, seed=3)


def test_text_reaches_the_program_as_it_is_without_a_shell(tmp_path):
    with pytest.raises(lmpdem.ScenarioError, match="electrode.thickness"):
        lmpdem.validate(SCENARIO, **{"electrode.thickness": f"$(touch {tmp_path}/x); `touch {tmp_path}/y`"})
    assert list(tmp_path.iterdir()) == []


def test_a_key_given_twice_is_refused():
    with pytest.raises(ValueError, match="given twice: film.strength"):
        lmpdem.run(SCENARIO, set={"film.strength": "1 MPa"}, **{"film.strength": "2 MPa"})


def test_a_missing_scenario_is_a_file_error():
    with pytest.raises(lmpdem.FileError, match="nowhere.yaml") as caught:
        lmpdem.run("nowhere.yaml")
    assert caught.value.code == 4


def test_the_folder_of_another_run_is_spared(small):
    with pytest.raises(lmpdem.ScenarioError, match="another"):
        lmpdem.run(SCENARIO, out=small.path, seed=9, **FAST)


def test_a_stopped_run_says_how_to_go_on(tmp_path):
    with pytest.raises(lmpdem.Stopped, match="again") as caught:
        lmpdem.run(SCENARIO, out=tmp_path / "stopped", max_wall=0.001, **FAST)
    assert caught.value.code == 75
    assert not lmpdem.open(tmp_path / "stopped").is_done


@pytest.mark.parametrize("code, kind", [
    (1, lmpdem.CheckFailedError), (2, lmpdem.ScenarioError), (3, lmpdem.DivergedError), (4, lmpdem.FileError), (5, lmpdem.IncompleteError),
    (75, lmpdem.Stopped), (130, lmpdem.Stopped), (70, lmpdem.InternalError), (99, lmpdem.InternalError),
])
def test_every_exit_code_has_its_error(false_program, code, kind):
    with pytest.raises(kind, match="what happened") as caught:
        program.call([], given=false_program(f"sys.stderr.write('a note\\nerror: what happened\\n'); sys.exit({code})"))
    assert type(caught.value) is kind and caught.value.code == code and "a note" in caught.value.log


def test_the_error_in_json_goes_before_that_on_standard_error(false_program):
    told = {"error": "from json", "exit_code": 2, "faults": [{"key": "a.b"}]}
    body = f"print(json.dumps({told})); print('error: x', file=sys.stderr); sys.exit(2)"
    with pytest.raises(lmpdem.ScenarioError, match="from json") as caught:
        program.call([], given=false_program(body))
    assert caught.value.faults == [{"key": "a.b"}]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_program_is_told_as_such(false_program):
    with pytest.raises(lmpdem.InternalError, match="ended by signal 9"):
        program.call([], given=false_program("os.kill(os.getpid(), signal.SIGKILL)"))


def test_much_output_blocks_nothing(false_program):
    body = "sys.stdout.write('x' * 3000000); sys.stdout.flush()\nfor k in range(50000): print('line', k, file=sys.stderr)"
    lines = []
    assert len(program.call([], lines.append, false_program(body))) == 3000000 and len(lines) == 50000


def test_bytes_that_are_no_utf8_do_not_end_the_call(false_program):
    lines = []
    program.call([], lines.append, false_program("sys.stderr.buffer.write(b'caf\\xe9 bar\\n')"))
    assert lines[0].text.startswith("caf")


def test_arguments_arrive_as_they_are(false_program):
    arguments = ["a b", "--set", "x=[0, 10 %]", "", "ü", '"quoted"', "$HOME", "*"]
    told = program.call(arguments, given=false_program("print(json.dumps(sys.argv[1:]))"))
    assert json.loads(told) == arguments


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_stops_the_program_at_a_safe_point(false_program):
    """Ctrl-C reaches the program once, it ends with 75, and the call raises Stopped."""
    import _thread

    body = (
        "signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])\n"
        "print('pack: begun', file=sys.stderr, flush=True)\n"
        "signal.sigwait([signal.SIGINT])\n"
        "sys.exit(75)\n")
    with pytest.raises(lmpdem.Stopped, match="same call"):
        program.call([], lambda _: _thread.interrupt_main(), false_program(body))


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes of POSIX")
def test_a_terminal_s_interrupt_reaches_the_program_only_through_the_package(false_program):
    assert int(program.call([], given=false_program("print(os.getpgrp())"))) != os.getpgrp()


def test_a_failing_callback_leaves_no_program_behind(false_program):
    body = "print(os.getpid(), file=sys.stderr, flush=True)\nsignal.pause()"
    seen = []

    def fail(progress):
        seen.append(int(progress.text))
        raise RuntimeError("of the callback")

    with pytest.raises(RuntimeError, match="of the callback"):
        program.call([], fail, false_program(body))
    with pytest.raises(ProcessLookupError):
        os.kill(seen[0], 0)


def test_the_program_is_found(monkeypatch, tmp_path):
    assert lmpdem.command(["dotnet", "some/lmpdem.dll"]) == ["dotnet", "some/lmpdem.dll"]
    own = tmp_path / "lmpdem"
    own.write_text("#!/bin/sh\n", encoding="utf-8")
    own.chmod(0o755)
    monkeypatch.setenv("LMPDEM", str(own))
    assert lmpdem.command() == [str(own)]
    monkeypatch.setenv("LMPDEM", str(tmp_path / "nothing"))
    with pytest.raises(lmpdem.CommandNotFoundError, match="LMPDEM"):
        lmpdem.command()
    monkeypatch.delenv("LMPDEM")
    monkeypatch.setenv("PATH", str(tmp_path) + os.pathsep + os.environ["PATH"])
    assert lmpdem.command() == [str(own)]
    own.unlink()
    monkeypatch.setattr(program, "clone_folder", lambda: tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(lmpdem.CommandNotFoundError, match="set the environment variable LMPDEM"):
        lmpdem.command()


def test_a_program_that_cannot_start_is_told(tmp_path):
    with pytest.raises(lmpdem.CommandNotFoundError, match="cannot be started"):
        program.call([], given=[str(tmp_path / "nothing")])


def test_the_version_is_that_of_the_package():
    assert lmpdem.version() == lmpdem.__version__
