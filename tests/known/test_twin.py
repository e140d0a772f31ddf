"""The last chapter's net: the package finds what PyTorch has found."""

import json
from importlib.util import find_spec

import pytest

from tests.known import twin

KEPT = json.loads(twin.FILE.read_text("utf-8"))


@pytest.mark.parametrize("name", ["losses", "scores"])
def test_the_package_finds_the_numbers_of_pytorch(name):
    for found, known in zip(twin.course()[name], KEPT[name], strict=True):
        assert found == pytest.approx(known, rel=1e-12)


def test_something_is_learned_and_every_third_step_is_kept():
    assert len(KEPT["losses"]) == len(range(0, twin.STEPS, twin.EVERY))
    assert KEPT["losses"][0] > 0.8 > 0.3 > KEPT["losses"][-1]
    assert len(KEPT["scores"]) == 3


@pytest.mark.skipif(not find_spec("torch"), reason="needs PyTorch")
def test_pytorch_finds_them_again():
    found = twin.pytorch()
    for name in ("losses", "scores"):
        for one, known in zip(found[name], KEPT[name], strict=True):
            assert one == pytest.approx(known, rel=1e-12)
