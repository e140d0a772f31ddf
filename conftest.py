"""Pictures are drawn without a screen and closed after each test; kernels use files."""

from collections.abc import Iterator

import matplotlib
import nbval.kernel
import pytest
from matplotlib import pyplot as plt

from tests.kernels import KernelOverFiles

# For this process alone: a chapter's kernel shows its pictures as a reader's does.
matplotlib.use("Agg")
nbval.kernel.KernelManager = KernelOverFiles


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")
