"""The figure's own numbers; what holds for all figures is in test_all_figures."""

import numpy as np
import pytest

from anncourse import datasets
from anncourse.widgets import RecommenderLab
from tests.widgets.page import ask

NOBODY = [0] * 14
LATE = [0] * 11 + [1, 1, 0]
STATES = [
    {},
    {"rule": "neighbors"},
    {"rule": "factors"},
    {"rule": "factors", "rank": 6, "mine": LATE},
    {"rule": "factors", "mine": NOBODY},
    {"mine": [1] * 14},
    {"rule": "neighbors", "mine": LATE, "table": [1, 0, 0] * 84},
]


def test_it_learns_from_davis_s_women():
    table = datasets.davis_women().attended
    lab = RecommenderLab()
    assert lab.attended.tolist() == table.tolist()
    assert "table" not in repr(lab)


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("popular", [8, 9, 7]),
        ("neighbors", [3, 5, 6]),
        ("factors", [5, 3, 6]),
    ],
)
def test_what_is_offered_to_a_guest_of_the_first_two_events(rule, first):
    assert RecommenderLab(rule=rule).offered[:3] == first


def test_two_numbers_are_best_on_visits_that_are_left_out():
    found = [
        RecommenderLab(rule="factors", rank=k).held_out for k in range(1, 7)
    ]
    assert int(np.argmax(found)) == 1
    others = [
        RecommenderLab(rule=rule).held_out
        for rule in ("popular", "neighbors")
    ]
    expected = [0.871, 0.667, 0.834]
    assert [found[1], *others] == pytest.approx(expected, abs=5e-4)


def test_whoever_was_nowhere_gets_no_opinion():
    for rule in ("neighbors", "factors"):
        lab = RecommenderLab(rule=rule, mine=NOBODY)
        assert not lab.scores.any()
        assert lab.offered == []
        assert "offers nothing" in lab.describe()
    assert RecommenderLab(mine=NOBODY).offered[0] == 8


def test_what_was_attended_is_not_offered():
    lab = RecommenderLab(mine=LATE, rule="factors")
    assert sorted(lab.offered) == [*range(1, 12), 14]
    assert RecommenderLab(mine=[1] * 14).offered == []


def test_a_score_is_the_product_of_the_numbers_on_the_map():
    lab = RecommenderLab(rule="factors", mine=LATE)
    events, women, guest = lab.map()
    assert events @ guest == pytest.approx(lab.scores, abs=1e-8)
    assert women == pytest.approx(lab.attended @ events)


def test_the_picture_shows_the_list_and_the_map():
    lab = RecommenderLab(rule="neighbors")
    left, right = lab.picture().axes
    widths = [bar.get_width() for bar in left.patches]
    assert widths == [lab.scores[j - 1] for j in lab.offered[::-1]]
    names = [text.get_text() for text in right.texts]
    assert sorted(" ".join(names).split()) == sorted(
        f"E{j}" for j in range(1, 15)
    )
    assert "E13 E14" in " ".join(names)


def test_where_the_rule_is_fixed_the_picture_shows_the_scores():
    lab = RecommenderLab(rule="factors", rank=3, fixed=["rule"])
    _, ax = lab.picture().axes
    [line, dot, *levels] = ax.lines
    assert line.get_xdata().tolist() == [1, 2, 3, 4, 5, 6]
    assert dot.get_xydata().tolist() == [[3, lab.held_out]]
    assert line.get_ydata()[2] == lab.held_out
    others = [
        RecommenderLab(rule=rule).held_out
        for rule in ("neighbors", "popular")
    ]
    assert [one.get_ydata()[0] for one in levels] == [*others, 0.5]


def test_what_questions_may_ask_about():
    figures = [RecommenderLab(**state) for state in STATES]
    names = ["first", "favorite place", "visits", "best score"]
    found = ask(
        {"quantities": "views/RecommenderLab/task.js"},
        f'(s) => [...{names}, "held out"].map((name) => quantities[name](s))',
        [figure.state() for figure in figures],
    )
    for lab, values in zip(figures, found, strict=True):
        open_ = np.array(lab.mine) == 0
        count = np.where(open_, lab.attended.sum(0), -1)
        offered = lab.offered
        place = offered.index(int(count.argmax()) + 1) + 1 if offered else 0
        best = lab.scores[open_].max(initial=0)
        assert values == pytest.approx(
            [
                offered[0] if offered else 0,
                *(place, sum(lab.mine), best, lab.held_out),
            ],
            abs=1e-9,
        )


def test_the_page_draws_the_same_map():
    figures = [RecommenderLab(**state) for state in STATES[:5]]
    found = ask(
        {"map": "views/RecommenderLab/lab.js"},
        "map",
        [figure.state() for figure in figures],
    )
    for lab, page in zip(figures, found, strict=True):
        for name, mine in zip(
            ("events", "women", "guest"), lab.map(), strict=True
        ):
            assert np.array(page[name]) == pytest.approx(mine, abs=1e-9)


@pytest.mark.parametrize(("width", "height"), [(280, 290), (460, 290)])
def test_no_name_lies_on_another(width, height):
    events, _, _ = RecommenderLab().map()
    reach = np.abs(events).max()
    x, y = (events / reach).T
    points = np.column_stack([(x + 0.25) / 1.47 * width, -y / 2.3 * height])
    [found] = ask(
        {"beside": "views/RecommenderLab/labels.js"},
        "beside",
        [points.tolist()],
    )
    apart = np.abs(np.array(found)[:, None] - np.array(found))
    meet = (apart < (26, 14)).all(axis=2)
    assert meet.sum() == len(events)
    # And each stays near its own.
    assert np.abs(np.array(found) - points).max() <= 34
