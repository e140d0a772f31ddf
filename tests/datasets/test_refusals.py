"""What every maker refuses, and in which words."""

import importlib
import sys

import numpy as np
import pytest

from anncourse import datasets

A = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]])
WHOLE, FLAG = "to be a whole number", "to be True or False"

# The maker, a bad setting, and words of the sentence that refuses it.
NAMED = [
    ("adding", {"n": 0}, "n to be at least 1"),
    ("adding", {"length": 1}, "length to be at least 2"),
    ("campus", {"n": 9}, "n to be at least 10"),
    ("campus", {"n": 2001}, "n to be at most 2000"),
    ("cat_crops", {"concept": "dog"}, "concept to be one of"),
    ("cat_crops", {"concept": "tissue"}, "concept to be one of"),
    ("cat_crops", {"size": 1}, "size to be at least 2"),
    ("cat_crops", {"size": 129}, "size to be at most 128"),
    ("cat_crops", {"train": 1}, "train to be at least 2"),
    ("cat_crops", {"test": 2.0}, WHOLE),
    ("cat_crops", {"color": 1}, FLAG),
    ("cat_crops", {"normalize": "no"}, FLAG),
    ("cat_crops", {"leaky": None}, FLAG),
    ("communities", {"n": 20, "groups": 21}, "groups to be at most 20"),
    ("communities", {"groups": 0}, "groups to be at least 1"),
    ("communities", {"n": 2001}, "n to be at most 2000"),
    ("digit_pairs", {"train": 99}, "train to be at least 100"),
    ("digit_pairs", {"test": 99}, "test to be at least 100"),
    ("digit_pairs", {"unseen": 15}, "unseen to be 10, 20, 30 or 40"),
    ("digit_pairs", {"unseen": 50}, "unseen to be 10, 20, 30 or 40"),
    ("digits_in_order", {"blocks": 1}, "blocks to be at least 2"),
    ("digits_in_order", {"blocks": 101}, "blocks to be at most 100"),
    ("digits_in_order", {"held": ()}, "held to be different numbers"),
    ("digits_in_order", {"held": (1, 1)}, "held to be different numbers"),
    ("digits_in_order", {"held": (13,)}, "held to be different numbers"),
    ("digits_in_order", {"held": (-1,)}, "held to be at least 0"),
    ("digits_in_order", {"blocks": 2, "held": (0, 1)}, "not all"),
    ("echo", {"delay": 0}, "delay to be at least 1"),
    ("echo", {"n": True}, WHOLE),
    ("glides", {"test": "men"}, "test to be one of speakers, others"),
    ("glides", {"speakers": 1}, "speakers to be at least 2"),
    ("glides", {"held": 6}, r"held to be below speakers \(6\), got 6"),
    ("glides", {"held": 0}, "held to be at least 1"),
    ("glides", {"repeats": 0}, "repeats to be at least 1"),
    ("painting", {"shrink": 0}, "shrink to be at least 1"),
    ("painting", {"test": 1}, "test to be less than 1"),
    ("parity", {"length": 0}, "length to be at least 1"),
    ("parity", {"n": 0}, "n to be at least 1"),
    ("pieces", {"noise": -1}, "noise to be at least 0"),
    ("pieces", {"n": 0}, "n to be at least 1"),
    ("seen_and_heard", {"blur": -1}, "blur to be at least 0"),
    ("seen_and_heard", {"noise": np.inf}, "noise to be finite"),
    ("shifted_digits", {"canvas": 7}, "canvas to be at least 8"),
    ("shifted_digits", {"canvas": 65}, "canvas to be at most 64"),
    ("shifted_digits", {"train": "left"}, "train to be one of"),
    ("shifted_digits", {"test": 0}, "test to be greater than 0"),
    ("shoppers", {"n": 0}, "n to be at least 1"),
    ("shoppers", {"events": 1}, "events to be at least 2"),
    ("shoppers", {"items": 39}, r"half of the items \(39\), got 20"),
    ("shoppers", {"repeats": 1}, FLAG),
    ("steady_vowels", {"test": 3}, "test to be one of"),
    ("surface", {"noise": "a"}, "noise to be a number"),
    ("surface", {"n": 0}, "n to be at least 1"),
    ("tales", {"length": 0}, "length to be at least 1"),
    ("textures", {"train": 2}, "train to be at least 3"),
    ("textures", {"leaky": 0}, FLAG),
    ("tissue", {"quadrant": 4}, "quadrant to be 0, 1, 2 or 3"),
    ("tissue", {"quadrant": -1}, "quadrant to be at least 0"),
    ("tissue", {"quadrant": 0, "size": 128}, "both classes"),
    ("tissue", {"leaky": 1}, FLAG),
    ("vowels", {"words": ["heed", "hayed"]}, "words to be one of"),
    ("vowels", {"words": "heed"}, "list of different names"),
    ("vowels", {"words": ["heed", "heed"]}, "list of different names"),
    ("vowels", {"groups": []}, "groups to be a list of different"),
    ("vowels", {"groups": ["cats"]}, "groups to be one of"),
    ("vowels", {"repeats": 0}, "repeats to be at least 1"),
    ("vowels", {"noise": -0.1}, "noise to be at least 0"),
    ("vowels", {"held": 8}, "held to be below speakers"),
]
SEEDED = sorted(
    {name for name, _, _ in NAMED if name != "digits_in_order"} | {"tumors"}
)
GIVEN = [
    ("adamic_adar", ([[0, 1]], [[0, 1]]), {}, r"adjacency \(n, n\)"),
    ("choose", ([0.0], [[0]]), {}, "taste"),
    ("choose", ([[0.0]], [[0], [0]]), {}, "taste"),
    ("choose", ([[0.0]], [[1]]), {}, "items from 0 to 0"),
    ("choose", ([[0.0]], [[0.0]]), {}, "numbers of items"),
    ("choose", ([[0.0]], [[]]), {}, "numbers of items"),
    ("choose", ([[0.0]], [[0]]), {"attention": -1}, "attention to be"),
    ("common_neighbors", (2 * A, [[0, 1]]), {}, "symmetric, of 0 and 1"),
    ("common_neighbors", (np.triu(A), [[0, 1]]), {}, "symmetric"),
    ("common_neighbors", (np.eye(3), [[0, 1]]), {}, "zero on the diag"),
    ("common_neighbors", (A, [[0, 3]]), {}, "people from 0 to 2"),
    ("common_neighbors", (A, [[-1, 0]]), {}, "people from 0 to 2"),
    ("common_neighbors", (A, [0, 1]), {}, r"pairs \(m, 2\)"),
    ("common_neighbors", (A, [[0.0, 1.0]]), {}, r"pairs \(m, 2\)"),
    ("formants", ("hayed",), {}, "word to be one of"),
    ("formants", ("heed",), {"group": "cats"}, "group to be one of"),
    ("hide_links", (A,), {}, "at least 3 links, got 2"),
    ("hide_links", (A,), {"share": 1}, "share to be less than 1"),
    ("hide_links", (A[:2],), {}, r"adjacency \(n, n\)"),
    ("hold_out", ([1, 2], [1], []), {}, "equal length"),
    ("hold_out", ([1, 2], [1, 2], []), {}, "rows on both sides"),
    ("hold_out", ([1, 2], [1, 2], [(0, 3)]), {}, "rows on both sides"),
    ("hold_out", ([1, 2], [1, 2], [(2, 1)]), {}, "greater than 2"),
    ("hold_out", ([1, np.nan], [1, 2], [(0, 1)]), {}, "finite numbers"),
    ("jaccard", (A, [["a", "b"]]), {}, r"pairs \(m, 2\)"),
    ("likeness", ([1.0, 2.0], [[0, 1]]), {}, r"X \(n, d\)"),
    ("likeness", (np.ones((2, 1)), [[0, 2]]), {}, "people from 0 to 1"),
    ("likeness", ([[np.nan], [1.0]], [[0, 1]]), {}, "finite numbers"),
    ("neighbor_means", (A, np.ones((2, 1))), {}, "one row for each person"),
    ("neighbor_means", (A, np.ones(3)), {}, r"X \(3, d\)"),
    (
        "neighbor_means",
        (2 * A, np.ones((3, 1))),
        {},
        "symmetric, of 0 and 1",
    ),
    (
        "neighbor_means",
        (A, np.ones((3, 1))),
        {"rounds": -1},
        "rounds to be",
    ),
    ("neighbor_means", (A, np.ones((3, 1))), {"rounds": 1.5}, WHOLE),
    ("painting", ("dog",), {}, "name to be one of"),
    ("photograph", ("dog",), {}, "name to be one of"),
    ("photograph", ("moon",), {}, "name to be one of"),
    ("photograph", ("cat",), {"color": 1}, FLAG),
    ("photograph", ("cat",), {"shrink": 0}, "shrink to be at least 1"),
    ("photograph", ("cat",), {"shrink": 301}, "shrink to leave a pixel"),
    ("preferential_attachment", (A, [[0, 3]]), {}, "people from 0 to 2"),
    ("sliding_windows", (np.ones((4, 4)), 2), {}, r"picture \(H, W, C\)"),
    ("sliding_windows", (np.ones((4, 4, 1)), 5), {}, "at least 5 x 5"),
    ("sliding_windows", (np.ones((4, 4, 1)), 2), {"step": 0}, "step"),
    ("speak", (), {}, "one or two words"),
    ("speak", ("heed", "hid", "had"), {}, "one or two words"),
    ("speak", ("hayed",), {}, "words to be one of"),
    ("speak", ("heed",), {"group": 1}, "group to be one of"),
    ("speak", ("heed",), {"seconds": 0}, "seconds to be at least 0.1"),
    ("speak", ("heed",), {"seconds": 11}, "seconds to be at most 10"),
    ("spectrogram", (np.ones(239),), {}, "T at least 240"),
    ("spectrogram", (np.ones((1, 1, 300)),), {}, r"\(T,\) or \(B, T\)"),
    ("spectrogram", (np.full(300, np.inf),), {}, "finite numbers"),
    ("windows", ([1, 2, 3], 3), {}, "at least 4 values"),
    ("windows", ([1, 2, 3], 0), {}, "length to be at least 1"),
    ("windows", ([1, 2, 3], 1), {"horizon": 0}, "horizon to be at least"),
    ("windows", (np.ones((5, 2)), 1), {}, r"series \(T,\) or \(T, 1\)"),
    ("windows", (1.0, 1), {}, r"series \(T,\) or \(T, 1\)"),
]


@pytest.mark.parametrize(("name", "settings", "words"), NAMED)
def test_bad_settings_are_refused(name, settings, words):
    with pytest.raises(ValueError, match=f"{name} expects .*{words}"):
        getattr(datasets, name)(**settings)


@pytest.mark.parametrize("name", SEEDED)
def test_a_bad_seed_is_refused(name):
    with pytest.raises(ValueError, match=f"{name} expects rng to be None"):
        getattr(datasets, name)(rng=-1)


@pytest.mark.parametrize(("name", "given", "settings", "words"), GIVEN)
def test_bad_arrays_are_refused(name, given, settings, words):
    with pytest.raises(ValueError, match=f"(?s){name}.* expects .*{words}"):
        getattr(datasets, name)(*given, **settings)


@pytest.mark.parametrize(
    ("name", "module", "library"),
    [
        ("cat_crops", "skimage.data", "scikit-image"),
        ("davis_women", "networkx", "networkx"),
        ("digit_pairs", "sklearn.datasets", "scikit-learn"),
        ("digits", "sklearn.datasets", "scikit-learn"),
        ("faces", "skimage.data", "scikit-image"),
        ("karate_club", "networkx", "networkx"),
        ("les_miserables", "networkx", "networkx"),
        ("painting", "skimage.data", "scikit-image"),
        ("textures", "skimage.data", "scikit-image"),
        ("tissue", "skimage.data", "scikit-image"),
        ("tumors", "sklearn.datasets", "scikit-learn"),
    ],
)
def test_without_its_library_a_set_says_what_to_install(
    name, module, library, monkeypatch
):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError) as caught:
        getattr(datasets, name)()
    assert f"inside {library}, which is not installed" in str(caught.value)
    assert 'pip install "anncourse[data]"' in str(caught.value)


def test_the_modules_do_not_hide_the_functions():
    """A function and a module of one name would hide each other."""
    for name in datasets.__all__:
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module(f"anncourse.datasets.{name}")
