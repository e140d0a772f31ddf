"""Pictures are drawn without a screen and closed after each test; kernels use files."""

from collections.abc import Iterator

import matplotlib
import pytest
from matplotlib import pyplot as plt

# For this process alone: a chapter's kernel shows its pictures as a reader's does.
matplotlib.use("Agg")


def pytest_configure(config: pytest.Config) -> None:
    """Give nbval, where it is installed, kernels that need no port."""
    if config.pluginmanager.hasplugin("nbval"):
        import nbval.kernel

        from tests.kernels import KernelOverFiles

        nbval.kernel.KernelManager = KernelOverFiles


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")
