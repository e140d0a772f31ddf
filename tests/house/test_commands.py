"""The Makefile's commands say what they do and stop with a clear word."""

import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from commands import serve
from commands import test as everything
from tests.house.tree import ROOT


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in the repository."""
    return subprocess.run(
        [shutil.which("make") or "make", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_explains_itself() -> None:
    """Plain `make` lists the commands, with a line for each."""
    text = make().stdout
    for command in (
        "book",
        "serve",
        "test",
        "bundles",
        "notebooks",
        "exercises",
        "address",
    ):
        (line,) = [x for x in text.splitlines() if x.split()[0] == command]
        assert len(line.split()) > 3


def test_an_old_python_is_refused() -> None:
    """The first thing that can be wrong on a fresh machine is said plainly."""
    run = make("-W", "requirements.txt", ".venv/installed", "PYTHON=false")
    assert run.returncode != 0
    assert "Python 3.11 or newer is needed" in run.stdout


def test_an_unknown_stage_is_refused() -> None:
    """A wrong name lists the right ones."""
    listed = r"No stage is called speling\. There are lint, "
    with pytest.raises(SystemExit, match=listed):
        everything.chosen("lint,speling")


def test_a_failing_stage_fails_the_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every stage runs, each has a line in the end, and one failure is failure."""
    good = everything.Stage("good", "that it passes", 1, (("true",),))
    bad = everything.Stage(
        "bad", "that it fails", 1, (("false",), ("true",))
    )
    results = [(stage, everything.run(stage), 1.0) for stage in (good, bad)]
    assert everything.report(results) == 1
    assert everything.report(results[:1]) == 0
    assert "FAILED  bad" in capsys.readouterr().out


SLEEPER = r"""
import subprocess, sys, threading, time

def never_released():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()

child = "import time\ndef child_that_sleeps(): time.sleep(600)\nchild_that_sleeps()"
sleeping = [sys.executable, "-c", child]
print(subprocess.Popen(sleeping, start_new_session=True).pid, flush=True)
never_released()
"""


def test_a_stage_that_hangs_is_ended_and_says_where(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """With all it has started, also in sessions of their own; the others go on."""
    command = (sys.executable, "-c", SLEEPER)
    hung = everything.Stage(
        "hung", "that it ends", 0.05, (command, ("echo", "the next one"))
    )
    began = time.monotonic()
    word = everything.run(hung)
    assert time.monotonic() - began < 60
    assert everything.report([(hung, word, 3.0)]) == 1
    out, err = capfd.readouterr()
    assert "HUNG    hung" in out
    assert "ended after 0.05 minutes" in out
    assert "never_released" in err
    assert "child_that_sleeps" in err
    child = int(out.splitlines()[2])
    assert not psutil.pid_exists(child)


def test_a_run_ends_within_75_minutes() -> None:
    """CI waits 90, and its installation takes some of them."""
    assert sum(stage.minutes for stage in everything.STAGES) <= 75
    assert all(stage.minutes > 0 for stage in everything.STAGES)


def test_every_test_has_an_end(pytestconfig: pytest.Config) -> None:
    """A test that hangs ends its process, after the stacks of all its threads."""
    assert 0 < float(pytestconfig.getini("timeout")) <= 600
    assert pytestconfig.getini("timeout_method") == "thread"


def test_serve_answers_on_a_free_port(tmp_path: Path) -> None:
    """Two readers can serve two books at once."""
    (tmp_path / "index.html").write_text("a page")
    with serve.server(tmp_path) as one, serve.server(tmp_path) as two:
        ports = {server.server_address[1] for server in (one, two)}
        assert len(ports) == 2
        threading.Thread(target=one.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{one.server_address[1]}/"
        with urllib.request.urlopen(address) as answer:
            assert answer.read() == b"a page"
        one.shutdown()
