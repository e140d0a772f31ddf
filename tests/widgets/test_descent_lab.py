"""The descent's own numbers; what holds for all is in test_all_figures."""

import pytest

import anncourse as ann
from anncourse.widgets import DescentLab
from tests.widgets.page import ask

START = [-0.9, 0.6]
EDGES = [0.08, 0.12, 0.08]


def ask_of(figures, quantity):
    return ask(
        {"quantities": "views/DescentLab/task.js"},
        f"(s) => {{ const value = quantities[{quantity!r}](s);"
        " return Number.isFinite(value) || typeof value === 'string'"
        " ? value : null; }",
        [figure.state() for figure in figures],
    )


@pytest.mark.parametrize(
    ("rate", "does", "needed"),
    [(0.02, "creeps", None), (0.1, "converges", 64), (0.18, "converges", 35),
     (0.199, "rings", None), (0.2, "rings", None), (0.21, "diverges", None)],
)  # fmt: skip
def test_the_regions_of_a_bowl_of_ten(rate, does, needed):
    lab = DescentLab(rate=rate, condition=10, start=START)
    assert (lab.does, lab.descent.arrived()) == (does, needed)
    assert ask_of([lab], "does") == [does]
    assert ask_of([lab], "needed") == [needed]


def test_the_largest_rate_on_the_page():
    labs = [
        DescentLab(condition=25),
        DescentLab(condition=25, method="momentum", momentum=0.5),
        # momentum that does not count
        DescentLab(condition=25, method="Adam", momentum=0.5),
    ]
    assert ask_of(labs, "largest rate") == EDGES
    shares = [
        lab.rate / edge for lab, edge in zip(labs, EDGES, strict=True)
    ]
    assert ask_of(labs, "share of the edge") == pytest.approx(shares)


def test_noise_hovers_and_momentum_hovers_higher():
    plain = DescentLab(rate=0.1, noise=0.5, condition=4, steps=400)
    heavy = DescentLab(
        rate=0.1, noise=0.5, condition=4, steps=400, method="momentum"
    )
    assert (plain.does, heavy.does) == ("hovers", "hovers")
    low, high = ask_of([plain, heavy], "hover")
    assert high > 2 * low
    assert low == pytest.approx(
        100 * plain.descent.left[-100:].mean(), rel=1e-9
    )


def test_adam_has_no_regions_but_an_outcome():
    near = DescentLab(method="Adam", rate=0.3, condition=100, steps=400)
    far = DescentLab(method="Adam", rate=0.001, condition=100, steps=100)
    assert (near.does, far.does) == ("converges", "creeps")


def test_a_start_at_the_bottom_is_refused():
    with pytest.raises(ValueError, match="start must be at least"):
        DescentLab(start=[0.05, 0.0])


def test_the_picture_shows_the_way_and_how_it_shrinks():
    lab = DescentLab(rate=0.1, condition=10, start=START)
    left, right = lab.picture().axes
    assert left.lines[0].get_xydata()[0].tolist() == START
    assert right.lines[0].get_ydata()[0] == 1
    assert isinstance(lab.bowl, ann.Bowl)
