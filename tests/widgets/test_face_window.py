"""The face window's own numbers; what holds for all is in test_all_figures."""

import json

import numpy as np
import pytest

import anncourse as ann
from anncourse.widgets import FaceWindow
from anncourse.widgets.figures.face_window import detector, training
from anncourse.widgets.figures.face_window.scans import Row, Scans, letters
from tests.widgets.page import ask

SUIT, FACE = [88, 30], [18, 44]


def test_before_the_rounds_a_sixth_of_the_windows_fires():
    figure = FaceWindow()
    on, aside = figure.fires
    assert aside == 454
    assert 0.15 < (on + aside) / detector.CELLS**2 < 0.2
    # the face, and the suit below it
    assert FaceWindow(place=FACE).score > 0.99
    assert FaceWindow(place=SUIT).score > 0.99


def test_hard_negatives_take_alarms_and_the_face_and_bring_the_face_back():
    fires = [FaceWindow(rounds=rounds).fires for rounds in range(4)]
    assert [on for on, _ in fires] == [15, 0, 0, 1]
    assert [aside for _, aside in fires] == [454, 15, 6, 3]
    last = FaceWindow(rounds=3)._kept().score("astronaut", 3)
    row, column = np.unravel_index(last.argmax(), last.shape)
    assert [detector.STEP * row, detector.STEP * column] == FACE


def test_three_starts_tell_the_same():
    table = FaceWindow().table
    assert len(table) == 3
    for before, *_, after in table:
        assert 13 < before.astronaut < 23
        assert after.astronaut < 0.5
        assert after.clock < 0.5
        # the price
        assert after.found < before.found


def test_photographs_and_answers_are_written_in_letters():
    kept = Scans.read(letters())
    assert kept.text() == letters()
    for name in detector.SCANNED:
        scene = detector.scene(name)[..., 0]
        assert np.abs(kept.pictures[name] - scene).max() <= 0.51 / 63
    sides = np.sign(kept.logits["clock"][0])
    assert set(sides.ravel()) == {-1, 1}


def test_a_window_is_asked_of_the_network_that_slid_over_all():
    kept = Scans.read(letters())
    for name in detector.SCANNED:
        for rounds, scan in enumerate(kept.logits[name]):
            for row, column in ((0, 0), (9, 22), (44, 15), (51, 51)):
                said = kept.at(name, rounds, [2 * row, 2 * column])
                logit = np.log(said / (1 - said))
                # a letter is a twelfth of a logit; the first is any below 0
                near = np.clip(logit, -0.04, 5.2) - scan[row, column]
                assert abs(near) <= 0.043


def test_weights_are_written_in_steps_of_two_letters():
    weights = np.linspace(-3, 2, 601)
    made = Scans.make({}, [weights], [])
    assert np.abs(made.weights[0] - weights).max() <= 0.51 * 3 / 2047
    again = Scans.make({}, made.weights, [])
    assert again.text() == made.text()


def test_the_window_stays_on_the_photograph():
    assert detector.CELLS == 52
    last = detector.STEP * (detector.CELLS - 1) + detector.WINDOW
    assert last <= detector.SIDE
    squares, corners = ann.datasets.sliding_windows(
        detector.scene("clock"), detector.WINDOW, step=detector.STEP
    )
    assert len(squares) == detector.CELLS**2
    assert corners[-1].tolist() == [102, 102]


def test_what_is_kept_belongs_to_today_s_training():
    [weights], [row] = training.follow(0, rounds=0)
    kept = Scans.read(letters())
    # The last digits differ between machines, and training makes them grow.
    assert row[:4] == pytest.approx(kept.rows[0][0][:4], abs=3)
    scenes = {name: detector.scene(name) for name in detector.SCANNED}
    again = Scans.make(scenes, [weights], [[row]])
    for name, [scan] in again.logits.items():
        same = (scan >= 0) == (kept.logits[name][0] >= 0)
        assert same.mean() > 0.97


def test_a_round_adds_the_strongest_false_alarms(monkeypatch):
    monkeypatch.setattr(training, "EPOCHS", 3)
    monkeypatch.setattr(training, "MORE", 1)
    course = training.Course(1)
    assert (len(course.y), course.y.sum()) == (140, 70)
    pool = training.pool()[::9]
    said = detector.logits(course.net, pool)
    course.repair(pool, 1)
    assert len(course.hard) == min(200, (said >= -1).sum())
    assert np.array_equal(course.hard[0], pool[said.argmax()])


def test_the_training_writes_a_file_that_is_read(monkeypatch, tmp_path):
    file = tmp_path / "scans.json"
    monkeypatch.setattr(training, "FILE", file)
    rows = [Row(90.0, 80.0, 7.0, 1.0, 3)] * 2

    def follow(seed):
        # no weight but the last, the bias
        return [np.append(np.zeros(600), seed + 0.6)] * 2, rows

    monkeypatch.setattr(training, "follow", follow)
    training.main(2)
    kept = Scans.read(file.read_text("utf-8"))
    assert kept.rows == [rows, rows]
    assert np.unique(kept.logits["astronaut"][1]).tolist() == [0.625]
    assert list(json.loads(file.read_text("utf-8"))) == [
        "pictures",
        "weights",
        "logits",
        "rows",
    ]


def test_how_many_fire_is_told_when_it_has_looked_at_all():
    figure = FaceWindow(rounds=3, place=FACE)
    assert figure.describe().splitlines()[1] == (
        "It is 0.91 sure of a face there."
    )
    figure.scan = True
    assert figure.describe().splitlines()[1] == (
        "Of 2704 windows 4 fire, 3 of them where no face is."
    )


def test_the_picture_marks_what_fires_only_when_asked():
    for scan, rounds, marks in ((False, 0, []), (True, 3, [4])):
        left, right = FaceWindow(scan=scan, rounds=rounds).picture().axes
        assert [len(line.get_xdata()) for line in left.lines] == marks
        [window] = left.patches
        assert (window.get_x(), window.get_y()) == (16, 76)
        assert right.images[0].get_array().shape == (25, 25)


def test_what_questions_may_ask_about():
    figures = [
        FaceWindow(),
        FaceWindow(rounds=3, place=FACE),
        FaceWindow(threshold=0.99, place=SUIT),
    ]
    states = [figure.state() | {"scans": letters()} for figure in figures]
    names = ("false alarms", "on her face", "firing share", "score")
    found = ask(
        {"quantities": "views/FaceWindow/task.js"},
        f"(s) => {list(names)}.map((name) => quantities[name](s))",
        states,
    )
    for figure, values in zip(figures, found, strict=True):
        on, aside = figure.fires
        share = round(100 * (on + aside) / detector.CELLS**2)
        assert values == pytest.approx([aside, on, share, figure.score])
