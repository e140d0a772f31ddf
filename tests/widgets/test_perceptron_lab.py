"""The perceptron's own numbers; what holds for all is in test_all_figures."""

import math

import pytest

import anncourse as ann
from anncourse.widgets import PerceptronLab
from tests.widgets.page import ask

TWO = {"points": [[1, 0.1], [0.3, -0.05]], "targets": [1, 0]}
XOR = [0, 1, 1, 0]
NOW = (
    "(s) => { const t = now(s);"
    " return [t.mistakes, t.right, t.point, t.error, ...t.w, t.b]; }"
)


def test_two_points_take_thirteen_mistakes_and_are_allowed_267():
    lab = PerceptronLab(**TWO, inputs="plain", looks=22)
    assert (lab.mistakes, lab.correct, lab.run.converged) == (13, 2, True)
    assert PerceptronLab(**TWO, inputs="plain", looks=20).mistakes == 13
    assert PerceptronLab(**TWO, inputs="plain", looks=19).mistakes == 12
    assert lab.describe() == (
        "A perceptron on 2 points, after 22 looks: 13 mistakes, right about "
        "2 of 2. Weights 0.00, 0.80. With R 1.00 and margin 0.061 it makes at "
        "most 267."
    )


def test_pushed_apart_they_take_fewer():
    base = {"points": [[1, 0.05], [0.3, 0]], "targets": [1, 0]}
    labs = [
        PerceptronLab(**base, inputs="plain", gap=gap)
        for gap in (0, 0.05, 0.1, 0.2, 0.4)
    ]
    assert [len(lab.run.corrections) for lab in labs] == [178, 13, 4, 3, 2]
    margins = [lab.best.margin for lab in labs]
    assert margins == sorted(margins)


def test_xor_comes_back_to_where_it_was_and_a_product_ends_it():
    lab = PerceptronLab(targets=XOR, looks=40)
    later = [c.w.tolist() for c in lab.run.corrections[6:]]
    assert later[:4] == later[4:8] == later[-4:]
    assert not lab.run.converged
    assert math.isinf(lab.best.bound)
    assert lab.describe().endswith(
        "No line parts the points, and nothing bounds its mistakes."
    )
    assert PerceptronLab(targets=XOR, inputs="product").run.converged


def test_it_is_the_package_s_rule():
    lab = PerceptronLab(targets=[0, 0, 0, 1], rate=0.5, looks=7)
    run = ann.perceptron(lab.points, lab.targets, lr=0.5)
    assert len(lab.run.corrections) == len(run.corrections) == 11
    assert lab.mistakes == sum(
        4 * c.epoch + c.example < 7 for c in run.corrections
    )


@pytest.mark.parametrize("inputs", ["plain", "bias", "product"])
def test_the_page_stands_where_python_stands(inputs):
    for targets in ([0, 0, 0, 1], XOR):
        labs = [
            PerceptronLab(targets=targets, inputs=inputs, looks=looks)
            for looks in range(60)
        ]
        found = ask(
            {"now": "views/PerceptronLab/story.js"},
            NOW,
            [lab.state() for lab in labs],
        )
        for looks, (lab, page) in enumerate(zip(labs, found, strict=True)):
            mistakes, right, point, error, *weights = page
            assert (mistakes, right) == (lab.mistakes, lab.correct)
            assert point == (looks - 1) % 4 if looks else point == -1
            past = [
                c
                for c in lab.run.corrections
                if 4 * c.epoch + c.example < looks
            ]
            last = past[-1] if past else None
            now = last and 4 * last.epoch + last.example == looks - 1
            assert error == (last.error if now else 0)
            if last:
                assert weights == [*last.w, last.b]


def test_what_questions_may_ask_about():
    labs = [
        PerceptronLab(**TWO, inputs="plain", looks=19),
        PerceptronLab(**TWO, inputs="plain", looks=30),
        PerceptronLab(targets=XOR, looks=30),
    ]
    found = ask(
        {"quantities, judges": "views/PerceptronLab/task.js"},
        "(s) => [quantities.mistakes(s), quantities.total(s),"
        ' quantities["most mistakes"](s), judges.parted(s),'
        ' judges.done(s), judges["never done"](s)]',
        [lab.state() for lab in labs],
    )
    assert found == [
        [12, 13, 267, True, False, False],
        [13, 13, 267, True, True, False],
        [28, 1998, None, False, False, True],
    ]


def test_the_picture_shows_the_points_and_the_way_of_the_weights():
    lab = PerceptronLab(targets=[0, 0, 0, 1], looks=22)
    left, right = lab.picture().axes
    assert sum(len(c.get_offsets()) for c in left.collections[-2:]) == 4
    [way] = right.lines
    assert way.get_xydata()[0].tolist() == [0, 0]
    assert way.get_xydata()[-1].tolist() == lab.run.w.tolist()
    assert len(way.get_xydata()) == lab.mistakes + 1
