"""What is trained once and shipped is trained anew each week, all of it."""

import subprocess

import numpy as np
import pytest

from commands import retrain
from tests.house.tree import ROOT

WEEKLY = ROOT / ".github" / "workflows" / "newest.yml"
FIGURES = ROOT / "anncourse" / "widgets" / "figures"


def test_no_training_is_left_out() -> None:
    """Whatever a figure can run by itself writes what it ships."""
    alone = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in FIGURES.rglob("*.py")
        if '__name__ == "__main__"' in path.read_text("utf-8")
    }
    named = {
        ".".join(p.parent.parts[-1:]) for p in FIGURES.rglob("training.py")
    }
    assert named <= {module.split(".")[-2] for module in alone}
    assert {"commands.assistant", *alone} == set(retrain.TRAINED)


def test_the_weekly_workflow_trains_all() -> None:
    """One loop, without a list of its own."""
    assert "run: python -m commands.retrain\n" in WEEKLY.read_text("utf-8")


@pytest.mark.parametrize("module", retrain.TRAINED)
def test_what_is_shipped_is_measured(module: str) -> None:
    """Every measure is a number, and what is allowed is small beside its range."""
    kept = retrain.TRAINED[module]
    found = kept.measured()
    assert found
    assert np.isfinite(list(found.values())).all()
    # Of a loss the range is what is found itself.
    ranges = {"%": 100, "networks": 75, "bits": np.log2(92), "": 1}
    whole = ranges.get(kept.unit, max(found.values()))
    assert 0 < kept.tolerance < 0.1 * whole


@pytest.mark.parametrize(
    ("now", "code", "word"), [(91.0, 0, "holds"), (87.0, 1, "IS OFF")]
)
def test_what_is_off_is_told(
    now: float,
    code: int,
    word: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A measure outside of its tolerance fails the run and is named."""
    said, ran = iter([90.0, now]), []
    kept = retrain.Kept(lambda: {"right": next(said)}, 2, "%")
    monkeypatch.setattr(retrain, "TRAINED", {"some.training": kept})
    monkeypatch.setattr(
        subprocess, "run", lambda command, check: ran.append(command[1:])
    )
    assert retrain.main([]) == code
    assert ran == [["-m", "some.training"]]
    assert f"{word}  right: 90.000 before, {now:.3f} now" in (
        capsys.readouterr().out
    )


def test_an_unknown_training_is_refused() -> None:
    """A wrong name lists the right ones."""
    listed = r"Nothing is trained by x\. There are commands\.assistant, "
    with pytest.raises(SystemExit, match=listed):
        retrain.main(["x"])
