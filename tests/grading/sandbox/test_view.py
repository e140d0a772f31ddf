"""What a sandbox shows, and machines that cannot start one."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from anncourse.grading.sandbox import view
from anncourse.grading.sandbox.channel import Channel
from anncourse.grading.sandbox.limits import MB, Limits
from anncourse.grading.sandbox.process import Sandbox, Unavailable
from tests.grading.conftest import value
from tests.house.tree import ROOT

Open = Callable[..., Channel]
USER = 65534


def test_a_folder_in_plain_sight_can_be_hidden(
    monkeypatch: pytest.MonkeyPatch, bubblewrap: None
) -> None:
    """A course folder inside of the interpreter's own is empty in the sandbox."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # another user looks into it
        library = Path(folder) / "site-packages"
        course = library / "course"
        course.mkdir(parents=True)
        (course / "solution.txt").write_text("42")
        monkeypatch.setattr(sys, "path", [*sys.path, str(library)])
        seen = []
        for hide in ([], [course]):
            channel = Channel(Sandbox(Limits(), hide=hide))
            seen.append(value(channel, f"os.listdir({str(course)!r})"))
            room = value(channel, f"os.statvfs({str(course)!r})[:3]")
            channel.close()
    assert seen == [["solution.txt"], []]
    assert isinstance(room, list)
    assert room[1] * room[2] == MB  # where an ordinary user could write


def test_no_variable_comes_in(bubblewrap: None) -> None:
    """Even if bubblewrap had some of the teacher's."""
    seen = subprocess.run(
        ["bwrap", *view.options(Limits()), "--", "/usr/bin/env"],
        env={"PATH": os.environ["PATH"], "TOKEN": "secret"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "HOME=/box" in seen
    assert "TOKEN" not in seen


def test_a_folder_of_the_root_is_read_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where /lib is no link to /usr/lib, it is shown as it is."""
    monkeypatch.setattr(view, "ROOTS", (str(tmp_path),))
    chosen = view.options(Limits())
    assert chosen[chosen.index(str(tmp_path)) - 1] == "--ro-bind"


def test_without_bubblewrap_nothing_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No sandbox is no reason to go on without one."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unavailable, match="doctor"):
        Sandbox(Limits())


def test_a_python_that_does_not_start_blames_no_submission(
    monkeypatch: pytest.MonkeyPatch, bubblewrap: None
) -> None:
    """The machine is at fault, and the message shows what it said."""
    monkeypatch.setattr(sys, "executable", "/nowhere/bin/python")
    with pytest.raises(Unavailable, match="nowhere"):
        Channel(Sandbox(Limits()))


def test_only_parts_of_an_interpreter_are_shown() -> None:
    """A pip.conf with a password lies in its folder, too."""
    shown = {Path(tree) for tree in view.trees()}
    assert Path(sys.prefix) not in shown
    assert not {Path("/"), Path("/usr"), Path.home(), ROOT} & shown
