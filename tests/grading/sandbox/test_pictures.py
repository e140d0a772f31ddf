"""What a student's cells draw, as far as it is a picture and there is room."""

import base64
import os
import struct

import numpy as np
import pytest
from matplotlib import pyplot as plt

from anncourse.grading.course.results import Result
from anncourse.grading.judge import starting
from anncourse.grading.sandbox.channel import UNASKED
from anncourse.grading.sandbox.pictures import PNG, Gallery, drawn
from tests.grading.conftest import (
    Grade,
    answer,
    cell,
    given,
    handed_out,
    instead,
    judging,
    manual,
    outcomes,
)
from tests.grading.processes import children

ENDLESS = (
    "def wait(*_, **__):\n    while True: pass\nplt.Figure.savefig = wait"
)
PICTURE = np.frombuffer(PNG + b"rest", np.uint8)
SOURCE = (
    given("import matplotlib.pyplot as plt\nz = [1, 2]", "imports"),
    answer("def one(): return 1", "one"),
    judging("assert one() == 1", "one-test"),
    manual("plt.plot(z)", "plot", kind="code"),
)


def sizes(result: Result) -> list[list[tuple[int, int]]]:
    """Return width and height of each picture of each cell."""
    return [
        [
            struct.unpack(">II", base64.b64decode(text)[16:24])
            for text in pictures
        ]
        for pictures in result.pictures
    ]


def plotting(source: str, grade_cells: Grade, **options: object) -> Result:
    """Grade a notebook with this code in the place of the plot."""
    sent = [manual(source, "plot", kind="code")]
    cells = [*handed_out(SOURCE)[:-1], *sent]
    return grade_cells(cells, SOURCE, **options)


def test_a_plot_is_drawn_for_the_person(grade_cells: Grade) -> None:
    """With no picture in the file that was handed in."""
    result = plotting("plt.plot(z)\nplt.show()", grade_cells)
    assert (result.status, result.cells) == ("needs a person", ("", ""))
    [], [(width, height)] = sizes(result)
    assert 300 < width < 700
    assert 200 < height < 500


def test_equal_plots_are_equal_bytes(grade_cells: Grade) -> None:
    """Also where labels need a font."""
    code = "plt.plot(z, label='é $x^2$')\nplt.legend()"
    one, two = (plotting(code, grade_cells).pictures for _ in range(2))
    assert one == two != ((), ())


def test_as_many_as_jupyter_shows(grade_cells: Grade) -> None:
    """None for an empty figure, also half a plot, and no error for a bad label."""
    number = {
        "z": 0,
        "plt.figure()": 0,
        "plt.plot(z)\n1 / 0": 1,
        "plt.plot(z)\nplt.close()": 0,
        "for _ in range(3):\n    plt.figure()\n    plt.plot(z)": 3,
        "plt.plot(z)\nplt.title(r'$\\nonsense$')": 0,
    }
    cells = handed_out(SOURCE)
    result = grade_cells(
        [*cells[:-1], *map(cell, number), cells[-1]], SOURCE
    )
    drawn = [len(pictures) for pictures in result.pictures]
    assert drawn == [0, *number.values(), 1]
    assert result.cells[-2:] == ("", "")


def test_each_cell_draws_its_own(grade_cells: Grade) -> None:
    """A figure is closed after its cell, and no later cell draws into it."""
    extra = cell("plt.plot(z)\nplt.gcf().set_size_inches(2, 1)")
    cells = handed_out(SOURCE)
    result = grade_cells([*cells[:2], extra, *cells[2:]], SOURCE)
    nothing, [small], [usual] = sizes(result)
    assert nothing == []
    assert small < usual


def test_a_cell_that_is_left_out_draws_nothing(grade_cells: Grade) -> None:
    """The picture before it stays with its own cell."""
    cells = instead("plt.plot(z)\ndef one(): return 1", "one", SOURCE)
    cells = [
        *cells[:-1],
        manual("import os; os._exit(0)", "plot", kind="code"),
    ]
    result = grade_cells(cells, SOURCE)
    assert [len(pictures) for pictures in result.pictures] == [1, 0]


def test_no_more_than_there_is_room_for(grade_cells: Grade) -> None:
    """The result stays small, and the tasks are judged."""
    result = plotting("plt.plot(z)", grade_cells, limits={"pictures": 1000})
    assert result.pictures == ((), ())
    assert outcomes(result) == ["passed", "manual"]


def test_nothing_is_drawn_where_no_person_looks(grade_cells: Grade) -> None:
    """Not even where a drawing would never end, and not for a written answer."""
    without = [*SOURCE[:-1], manual("Because …", "why")]
    sent = instead(
        f"{ENDLESS}\nplt.plot(z)\ndef one(): return 1", "one", without
    )
    result = grade_cells(sent, without)
    assert result.pictures == ()
    assert outcomes(result) == ["passed", "manual"]


@pytest.mark.parametrize(
    "source",
    [
        # A page in place of a picture.
        "plt.Figure.savefig = lambda self, file, **_: file.write(b'<script>')",
        "plt.get_fignums = lambda: [1] * 2000\nplt.Figure.savefig = "
        "lambda self, file, **_: file.write(b'\\x89PNG')",
        "import numpy as np\n"
        "np.frombuffer = lambda *_: 'iVBORw0KGgo=\" onload=\"evil()'",
        "import numpy as np\nnp.frombuffer = lambda *_: object()",
    ],
)
def test_what_is_no_picture_is_not_kept(
    source: str, grade_cells: Grade
) -> None:
    """Whatever a student's code does to matplotlib."""
    result = plotting(f"{source}\nplt.plot(z)", grade_cells)
    assert all(pictures == () for pictures in result.pictures)
    assert result.tasks[0].outcome == "passed"


def test_a_picture_without_end_costs_its_cell(grade_cells: Grade) -> None:
    """As an endless cell does."""
    result = plotting(
        f"{ENDLESS}\nplt.plot(z)",
        grade_cells,
        limits={"setup": 4.0},
    )
    assert result.notes == ("Cell 'plot' was left out: it took too long.",)
    assert outcomes(result) == ["passed", "manual"]


def test_an_answer_that_is_no_value_is_forged(grade_cells: Grade) -> None:
    """By code that changed the program in the sandbox: it is no accident."""
    result = plotting(
        "import anncourse.grading.sandbox.wire as wire\n"
        "wire.encode = lambda *_: {'two': 1, 'tags': 2}",
        grade_cells,
    )
    assert result.status == "crashed"
    assert UNASKED in result.notes[0]


def test_a_grader_that_is_stopped_leaves_no_sandbox(
    grade_cells: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C, while a cell runs."""

    def stop(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(starting, "_error_of", stop)
    before = children(os.getpid())
    with pytest.raises(KeyboardInterrupt):
        plotting("plt.plot(z)", grade_cells)
    assert children(os.getpid()) <= before


@pytest.mark.parametrize(
    "part",
    [None, 5, "iVBO", b"\x89PNG\r\n\x1a\n", [], {}, PICTURE.astype(float),
     PICTURE[1:], np.array("iVBO"), np.zeros(0, np.uint8)],
)  # fmt: skip
def test_only_bytes_that_begin_as_a_picture(part: object) -> None:
    gallery = Gallery(100)
    gallery.add(part)
    gallery.add([part, PICTURE, part])
    expected = base64.b64encode(PICTURE.tobytes()).decode()
    assert gallery.cells == [(), (expected,)]
    assert gallery.room == 100 - PICTURE.size


def test_a_small_picture_still_fits_after_a_big_one() -> None:
    gallery = Gallery(20)
    big = np.concatenate([PICTURE, np.zeros(9, np.uint8)])
    gallery.add([big, PICTURE, PICTURE])
    assert len(gallery.cells[0]) == 1


def test_the_sandbox_draws_open_figures() -> None:
    """Those that have something in them."""
    assert drawn() == []
    plt.figure()
    plt.figure()
    plt.plot([1, 2])
    [content] = drawn()
    assert content.tobytes().startswith(PNG)
