"""Chapters run two at a time, and neither takes what the other's kernel needs."""

import socket
from pathlib import Path

import pytest
from jupyter_client.connect import LocalPortCache
from nbval.kernel import start_new_kernel


def test_a_kernel_starts_where_its_ports_are_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And leaves no file behind."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(
            LocalPortCache, "find_available_port", lambda *_: taken
        )
        manager, client = start_new_kernel(startup_timeout=20)
    folder = Path(manager.connection_file).parent
    reply = client.execute("6 * 7", reply=True, timeout=20)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    assert reply["content"]["status"] == "ok"
    assert not folder.exists()
