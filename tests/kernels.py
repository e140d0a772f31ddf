"""Kernels that are reached over files in place of ports.

A kernel's ports are chosen before it takes them. In between, another kernel may have
taken one, and what waits for the first waits until it gives up. Files in a folder of
their own are nobody else's.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.manager import KernelManager


class KernelOverFiles(KernelManager):
    """Starts a kernel that needs no port.

    Parameters
    ----------
    **options
        As for any kernel manager.
    """

    def __init__(self, **options: Any) -> None:
        # Not pytest's own folder: the path of a socket has 107 letters at most.
        self._folder = tempfile.mkdtemp(prefix="kernel-")
        file = str(Path(self._folder, "kernel.json"))
        super().__init__(connection_file=file, transport="ipc", **options)

    def cleanup_connection_file(self) -> None:
        """Remove the whole folder."""
        super().cleanup_connection_file()
        shutil.rmtree(self._folder, ignore_errors=True)
