"""Nothing comes in that does not belong: bad arguments for everything that is public.

Whatever is refused is refused with a ValueError that names who refuses (a training may
also run away); whatever is accepted gives finite numbers; and nothing warns.
"""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import anncourse as ann
from tests.borders.inside import INSIDE
from tests.borders.layers import LAYERS, NETWORKS, SEQUENCES
from tests.borders.neurons import ACTIVATIONS, NEURONS, VALUES
from tests.borders.poisons import arrays, poisons
from tests.borders.training import LOSSES, OPTIMIZERS, USE

# The key is the public name, and after a comma what is called on it.
BORDERS = (
    NEURONS
    | ACTIVATIONS
    | VALUES
    | LAYERS
    | SEQUENCES
    | NETWORKS
    | LOSSES
    | OPTIMIZERS
    | USE
    | INSIDE
)
# Records that the course makes and a reader reads; and what stands for others.
NOT_CALLED = {
    *("Clusters", "Correction", "History", "Log", "PerceptronRun"),
    *("Record", "Separator", "Spikes", "Step"),
    *("DivergenceError", "NotYet"),
    *("Cell", "Layer", "Optimizer", "ACTIVATIONS", "datasets"),
}
# How a refusal says what came.
TOLD = re.compile(
    r"\bgot\b|came|too large|of equal length|from another network|"
    r"divisor other than 0|with nesterov|is all padding"
)
# A refusal may come from a layer or a loss inside.
NAMES = [name for name in ann.__all__ if name[0].isupper()] + ["mse"]

every = pytest.mark.parametrize("name", BORDERS)


@pytest.fixture(autouse=True, scope="module")
def elsewhere(tmp_path_factory):
    """Work in an empty folder: some bad paths are good ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("borders"))
        yield


def test_every_public_name_has_a_border():
    named = {name.partition(",")[0] for name in BORDERS}
    assert named | NOT_CALLED == set(ann.__all__)
    assert not named & NOT_CALLED


def floats(thing: Any) -> Iterator[np.ndarray]:
    """Yield all floating-point numbers in a result."""
    if isinstance(thing, float | np.floating | np.ndarray):
        if np.asarray(thing).dtype.kind == "f":
            yield np.asarray(thing)
    elif isinstance(thing, dict):
        yield from floats([*thing.values()])
    elif isinstance(thing, list | tuple):
        for value in thing:
            yield from floats(value)
    elif isinstance(thing, ann.Layer):
        yield from floats(thing.named_params())
    elif isinstance(thing, ann.Value):
        yield from floats(
            [thing.data, *(slope for _, slope in thing.sources)]
        )
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from floats([getattr(thing, f.name) for f in fields(thing)])


def fault(name: str, arguments: dict[str, Any]) -> str:
    """Say what is wrong with what a call does; nothing if nothing is."""
    border, who = BORDERS[name], name.partition(",")[0]
    try:
        with nullcontext() if border.counts else np.errstate(all="ignore"):
            result = border.call(**arguments)
    except ann.DivergenceError as error:
        return "" if ann.DivergenceError in border.errors else repr(error)
    except OSError as error:  # it names the file
        return "" if OSError in border.errors else repr(error)
    except border.errors as error:
        text = str(error)
        named = any(word in text for word in (who, *border.says, *NAMES))
        told = TOLD.search(text) or "" in border.says
        return "" if named and told else f"says too little: {error!r}"
    except Exception as error:
        return repr(error)
    whole = all(np.isfinite(a).all() for a in floats(result))
    return "" if whole or not border.counts else f"gives {result}"


@every
def test_a_good_call_is_good(name):
    assert fault(name, BORDERS[name].good()) == ""


@every
def test_one_bad_argument(name):
    good = BORDERS[name].good
    faults = {
        f"{argument} = {bad!r}": fault(name, good() | {argument: bad})
        for argument in good()
        for bad in poisons(good()[argument])
    }
    assert {call: words for call, words in faults.items() if words} == {}


@every
@settings(max_examples=50)
@given(data=st.data())
def test_arrays_of_any_kind(name, data):
    good = BORDERS[name].good()
    spoiled = {
        key: data.draw(arrays(), label=key)
        for key, value in good.items()
        if isinstance(value, np.ndarray)
    }
    if spoiled:
        assert fault(name, good | spoiled) == ""


@pytest.mark.parametrize("size", [1.0, 1e4, 1e150, 1e300, 1.7e308])
def test_softmax_and_cross_entropies_are_exact_at_any_size(size):
    """Two equal scores share; a higher one takes all, by as much as it is higher."""
    logits = np.array([[size, size, -size], [size, 0.0, -size]])
    low = np.exp(-size)  # 0 but for the first size
    shared = [0.5, 0.5, 0.0] if size > 1 else ann.softmax([0.0, 0.0, -2.0])
    np.testing.assert_allclose(ann.softmax(logits)[0], shared, rtol=1e-15)
    np.testing.assert_allclose(
        ann.Softmax()(logits), ann.softmax(logits), rtol=0
    )
    alone = logits[1:]
    right, _ = ann.softmax_cross_entropy(alone, np.array([0]))
    assert right == pytest.approx(np.log1p(low + low**2), abs=0, rel=1e-15)
    wrong, slope = ann.softmax_cross_entropy(alone, np.array([1]))
    assert wrong == pytest.approx(size + right, rel=1e-15)
    np.testing.assert_allclose(slope, ann.softmax(alone) - [[0, 1, 0]])
    for target, loss in ((1.0, np.log1p(low)), (0.0, size + np.log1p(low))):
        value, _ = ann.binary_cross_entropy(
            np.array([size]), np.array([target])
        )
        assert value == pytest.approx(loss, abs=0, rel=1e-15)
