"""The Makefile's commands say what they do and stop with a clear word."""

import shutil
import subprocess
import threading
import urllib.request
from pathlib import Path

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
    good = everything.Stage("good", "that it passes", (("true",),))
    bad = everything.Stage("bad", "that it fails", (("false",), ("true",)))
    assert everything.run(good)
    assert not everything.run(bad)
    assert everything.report([(good, True, 1.0), (bad, False, 2.0)]) == 1
    assert everything.report([(good, True, 1.0)]) == 0
    assert "FAILED  bad" in capsys.readouterr().out


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
