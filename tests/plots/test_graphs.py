"""Graphs: every edge once, suggestions apart, and a layout that keeps distances."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anncourse import plots

TRIANGLE_WITH_TAIL = np.array(
    [[0, 1, 1, 0], [1, 0, 1, 0], [1, 1, 0, 1], [0, 0, 1, 0]]
)
CORNERS = np.array([[0.0, 0], [1, 0], [1, 1], [2, 2]])


def ends(line) -> list[list[float]]:
    return sorted(line.get_xydata().tolist())


def distances(places: np.ndarray) -> np.ndarray:
    return np.linalg.norm(places[:, None] - places, axis=-1)


def path(n: int) -> np.ndarray:
    return np.diag(np.ones(n - 1, int), 1) + np.diag(
        np.ones(n - 1, int), -1
    )


def ring(n: int) -> np.ndarray:
    step = np.roll(np.eye(n, dtype=int), 1, axis=1)
    return step + step.T


def test_every_edge_is_drawn_once_between_its_nodes():
    ax = plots.graph(TRIANGLE_WITH_TAIL, positions=CORNERS)
    drawn = [ends(line) for line in ax.lines]
    pairs = (0, 1), (0, 2), (1, 2), (2, 3)
    wanted = [sorted(CORNERS[[*pair]].tolist()) for pair in pairs]
    assert drawn == wanted
    (dots,) = ax.collections
    np.testing.assert_array_equal(dots.get_offsets(), CORNERS)


def test_suggestions_are_dashed_and_as_thick_as_their_score():
    ax = plots.graph(
        TRIANGLE_WITH_TAIL,
        scores={(0, 3): 0.8, (3, 1): 0.4},
        positions=CORNERS,
    )
    strong, weak = ax.lines[4:]
    assert ends(strong) == CORNERS[[0, 3]].tolist()
    assert ends(weak) == CORNERS[[1, 3]].tolist()
    assert (strong.get_linewidth(), weak.get_linewidth()) == (5, 3)
    assert {strong.get_linestyle(), weak.get_linestyle()} == {"--"}
    assert {line.get_linestyle() for line in ax.lines[:4]} == {"-"}


def test_names_stand_beside_their_nodes():
    ax = plots.graph(
        TRIANGLE_WITH_TAIL > 0, names={3: "Mary"}, positions=CORNERS
    )
    (name,) = ax.texts
    assert (name.get_text(), tuple(name.xy)) == ("Mary", (2, 2))
    everyone = plots.graph(TRIANGLE_WITH_TAIL, names=[*"abcd"])
    assert [text.get_text() for text in everyone.texts] == [*"abcd"]


def test_groups_differ_in_color_and_in_shape():
    ax = plots.graph(TRIANGLE_WITH_TAIL, groups=[0, 0, 1, 1])
    zero, one = ax.collections
    assert len(zero.get_offsets()) == len(one.get_offsets()) == 2
    assert (zero.get_facecolor() != one.get_facecolor()).any()
    shapes = [c.get_paths()[0].vertices.shape for c in (zero, one)]
    assert shapes[0] != shapes[1]


def test_a_path_is_a_straight_line():
    d = distances(plots.layout(path(4)))
    np.testing.assert_allclose(d[0], [0, 1, 2, 3], atol=0.05)


def test_a_ring_is_round_and_a_star_has_its_center_inside():
    places = plots.layout(ring(8))
    radii = np.linalg.norm(places - places.mean(axis=0), axis=1)
    assert np.ptp(radii) < 0.05 * radii.mean()
    star = np.zeros((7, 7), int)
    star[0, 1:] = star[1:, 0] = 1
    d = distances(plots.layout(star))
    np.testing.assert_allclose(d[0, 1:], d[0, 1:].mean(), rtol=0.2)
    assert (
        d[1:, 1:][~np.eye(6, dtype=bool)].min() > 0.3
    )  # leaves keep apart


@given(st.integers(1, 12), st.floats(0, 1), st.integers(0, 9))
@settings(max_examples=30)
def test_a_layout_is_finite_repeatable_and_keeps_nodes_apart(
    n, share, seed
):
    """Also without edges, or in several pieces."""
    chosen = np.triu(np.random.default_rng(seed).random((n, n)) < share, 1)
    A = chosen | chosen.T
    places = plots.layout(A)
    assert places.shape == (n, 2)
    assert np.isfinite(places).all()
    np.testing.assert_array_equal(places, plots.layout(A))
    d = distances(places)[~np.eye(n, dtype=bool)]
    assert d.size == 0 or d.min() > 0.05


def test_the_distances_of_a_grid_are_kept():
    """Four by four nodes, each joined to its neighbors."""
    one = np.eye(4, dtype=int)
    A = np.kron(one, path(4)) + np.kron(path(4), one)
    spots = np.indices((4, 4)).reshape(2, 16)
    steps = np.abs(spots[:, :, None] - spots[:, None]).sum(axis=0)
    off = ~np.eye(16, dtype=bool)
    gap = (distances(plots.layout(A)) - steps)[off] / steps[off]
    assert (gap**2).mean() < 0.03


def squares(ax) -> np.ndarray:
    """Return which cells of a table of four are full."""
    alpha = ax.images[0].get_array()[..., 3]
    cell = alpha.shape[0] // 4
    return alpha[cell // 2 :: cell, cell // 2 :: cell] // 255


def test_a_table_has_a_square_for_each_edge():
    ax = plots.adjacency(TRIANGLE_WITH_TAIL > 0, names=[*"abcd"])
    np.testing.assert_array_equal(squares(ax), TRIANGLE_WITH_TAIL)
    assert ax.images[0].get_extent() == [-0.5, 3.5, 3.5, -0.5]
    names = [text.get_text() for text in ax.get_xticklabels()]
    assert names == [*"abcd"]


def test_groups_are_sorted_with_a_line_between():
    ax = plots.adjacency(
        TRIANGLE_WITH_TAIL, names=[*"abcd"], groups=[1, 0, 1, 0]
    )
    names = [text.get_text() for text in ax.get_yticklabels()]
    assert names == ["b", "d", "a", "c"]
    order = np.ix_([1, 3, 0, 2], [1, 3, 0, 2])
    np.testing.assert_array_equal(squares(ax), TRIANGLE_WITH_TAIL[order])
    assert [line.get_ydata()[0] for line in ax.lines[::2]] == [1.5]


def test_a_graph_of_one():
    ax = plots.graph([[0]])
    assert ax.collections[0].get_offsets().tolist() == [[0, 0]]


LINE = [[0, 1], [1, 0]]
BAD = [
    (plots.graph, ([[0, 1]],), {}, r"A \(n, n\), got shape \(1, 2\)"),
    (plots.graph, ([[0, 1], [0, 0]],), {}, "a symmetric A"),
    (plots.graph, (np.zeros((301, 301)),), {}, "up to 300 nodes"),
    (plots.graph, ([[0, 1], [1]],), {}, "rows of equal length"),
    (plots.graph, (LINE,), {"scores": [0.5]}, "scores by pairs"),
    (plots.graph, (LINE,), {"scores": {0: 1}}, "pairs of nodes, got 0"),
    (
        plots.graph,
        (LINE,),
        {"scores": {(0, 2): 1}},
        r"0 to 1, got \(0, 2\)",
    ),
    (plots.graph, (LINE,), {"scores": {(0, 0): 1}}, r"got \(0, 0\)"),
    (
        plots.graph,
        (LINE,),
        {"scores": {(0, 1): -1}},
        "score to be at least 0",
    ),
    (plots.graph, (LINE,), {"positions": [[0, 1]]}, r"positions \(2, 2\)"),
    (plots.graph, (LINE,), {"names": {2: "x"}}, "nodes 0 to 1, got 2"),
    (plots.graph, (LINE,), {"names": ["x"]}, "2 names"),
    (plots.graph, (LINE,), {"groups": [0, 10]}, "groups 0 to 9, got 10"),
    (
        plots.graph,
        (LINE,),
        {"groups": [0.5, 1]},
        "groups to be whole numbers",
    ),
    (plots.layout, ([[0, 1], [0, 0]],), {}, "a symmetric A"),
    (plots.adjacency, ([1, 2],), {}, r"A \(n, n\)"),
    (plots.adjacency, (LINE,), {"names": "ab"}, "2 names"),
    (plots.adjacency, (LINE,), {"groups": [0]}, r"groups \(2,\)"),
]


@pytest.mark.parametrize(("draw", "given_", "settings_", "message"), BAD)
def test_bad_input_is_refused_by_name(draw, given_, settings_, message):
    with pytest.raises(ValueError, match=message) as error:
        draw(*given_, **settings_)
    assert draw.__name__ in str(error.value)
