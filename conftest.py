"""Pictures are drawn without a screen, and closed after each test or example."""

from collections.abc import Iterator

import matplotlib
import pytest
from matplotlib import pyplot as plt

# For this process alone: a chapter's kernel shows its pictures as a reader's does.
matplotlib.use("Agg")


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")
