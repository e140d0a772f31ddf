"""The reader's own numbers; what holds for all is in test_all_figures."""

import numpy as np
import pytest

from anncourse import datasets
from anncourse.widgets import TinyCNN
from anncourse.widgets.figures.tiny_cnn.reader import (
    HELD,
    PAD,
    SIDE,
    TRAINING,
    Reader,
    centered,
    changed,
    letters,
)
from tests.widgets.page import ask


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Return the network of the figure, at its end."""
    found = Reader(*letters(), seed=0)
    found.train(1500)
    return found


def test_the_digits_are_the_first_and_the_last_of_the_file():
    X, y = datasets.digits()
    reader = Reader(*letters(), seed=0)
    assert reader.X[:TRAINING].reshape(-1, 64).tolist() == (
        X[:TRAINING].tolist()
    )
    assert reader.X[-HELD:].reshape(-1, 64).tolist() == X[-HELD:].tolist()
    assert reader.y.tolist() == [*y[:TRAINING], *y[-HELD:]]


def test_it_reads_strangers_hands_and_is_too_sure(reader):
    sure, right = reader.held_out()
    assert 0.88 < right.mean() < 0.96
    assert sure.mean() > right.mean() + 0.02
    assert TinyCNN().record(1500) == (right.mean(), sure.mean())


def test_six_pixels_fool_it_on_every_digit_tried(reader):
    for place in range(-HELD, -HELD + 20):
        picture = reader.X[place, ..., 0]
        said = reader.answers(picture[None])[0].argmax()
        places: list[int] = []
        for _ in range(6):
            places.append(reader.worst(picture, places))
        fooled = reader.answers(changed(picture, places)[None])[0]
        assert fooled.argmax() != said
        assert fooled.max() > 0.85


def test_the_worst_pixel_is_the_one_that_another_digit_gains_most_by(
    reader,
):
    picture = reader.X[-HELD, ..., 0]
    said = reader.answers(picture[None])[0].argmax()
    gains = []
    for place in range(SIDE**2):
        z = reader.net(changed(picture, [place])[None, ..., None])[0]
        gains.append(np.delete(z, said).max() - z[said])
    assert reader.worst(picture, []) == int(np.argmax(gains))


def test_a_drawing_is_enlarged_and_centered_by_hand():
    # A stroke of 8 rows and 1 column stays its size: it stands between two columns.
    stroke = [PAD * row for row in range(8)]
    seen = centered(stroke)
    assert (seen[:, 3:5] == 0.5).all()
    assert seen.sum() == 8
    # Where it stands on the sheet makes no difference.
    moved = [place + 5 * PAD + 9 for place in stroke]
    assert centered(moved).tolist() == seen.tolist()
    # The whole sheet: each new pixel covers four old ones.
    assert (centered(list(range(PAD**2))) == 1).all()
    assert centered([0, 1, PAD, PAD + 1]).sum() == 4


def test_a_changed_pixel_is_full_where_it_was_pale_and_empty_where_not():
    picture = np.array([[0.0, 0.5, 0.6, 1.0]])
    assert changed(picture, [0, 1, 2, 3]).tolist() == [[1, 1, 0, 0]]
    assert changed(picture, [3, 3]).tolist() == [[0, 0.5, 0.6, 0]]


def test_the_picture_shows_what_it_sees_and_what_it_answers():
    figure = TinyCNN(example=3, changes=[1], steps=50)
    left, middle, right = figure.picture().axes
    assert left.images[0].get_array().tolist() == figure.seen.tolist()
    tiles = middle.images[0].get_array()
    kernels = figure._trained(50).net.named_params()["0.W"]
    assert tiles[4:7, 12:15].tolist() == kernels[:, :, 0, 7].tolist()
    heights = [bar.get_height() for bar in right.patches]
    assert heights == pytest.approx(figure.answers.tolist())


def test_what_questions_may_ask_about():
    figure = TinyCNN(example=5, changes=[20, 21, 21], steps=100, seed=5)
    before = TinyCNN(example=5, steps=100, seed=5).answers
    [found] = ask(
        {"quantities": "views/TinyCNN/task.js"},
        "(s) => [quantities.says(s), quantities.sure(s),"
        " quantities.wrong(s), quantities.changed(s)]",
        [figure.page_state()],
    )
    now = figure.answers
    wrong = np.delete(now, before.argmax()).max()
    expected = now.argmax(), now.max(), wrong, 2
    assert found == pytest.approx(expected, abs=1e-9)


def test_how_often_it_is_right_is_said_of_digits_it_is_as_sure_of():
    # Of three digits with at least 0.9 one is wrong.
    said = ask(
        {"result": "views/TinyCNN/words.js"},
        "([now, ink]) => result({ ink, changes: [] }, { at: 50, sure:"
        " [0.95, 0.9, 0.99, 0.2], right: [1, 0, 1, 1] }, now, now)",
        [([0.06, 0.94], []), ([0.06, 0.94], [3]), ([0.001, 0.999], [])],
    )
    assert said == [
        "It says 1, sure 0.94. Of held-out digits that get at least 0.90, "
        "2 of 3 are right.",
        "It says 1, sure 0.94. Of held-out digits that get at least 0.90, "
        "2 of 3 are right; this picture is none of them.",
        "It says 1, sure > 0.99. Of held-out digits that get at least 0.99, "
        "1 of 1 are right.",
    ]
