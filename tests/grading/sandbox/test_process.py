"""What a student's code cannot see, reach, take or leave behind."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from anncourse.grading.sandbox import view
from anncourse.grading.sandbox.channel import Channel
from anncourse.grading.sandbox.limits import Limits
from anncourse.grading.sandbox.process import Sandbox
from tests.grading.conftest import run_cell, value
from tests.house.tree import ROOT

Open = Callable[..., Channel]
USER = 65534


def test_it_sees_only_the_interpreter_and_the_package(
    channel: Channel,
) -> None:
    """No home, no passwords, no course: nothing of the repository but the package."""
    assert value(channel, "os.listdir('/course')") == ["anncourse"]
    assert value(channel, "os.listdir('/etc')") in (
        [],
        ["ld.so.cache"],
        ["alternatives", "ld.so.cache"],
        ["ld.so.cache", "alternatives"],
    )
    for place in (ROOT / "notebooks", "/home", "/var", "/srv", "/sys"):
        assert value(channel, f"os.path.exists({str(place)!r})") is False
    homes = value(channel, "os.listdir(os.path.expanduser('~'))")
    assert set(homes) <= {".matplotlib"}


def test_it_reaches_nobody(channel: Channel) -> None:
    """A listener on this machine hears nothing, whatever the family."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    port = listener.getsockname()[1]
    code = (
        f"import socket\nsocket.create_connection(('127.0.0.1', {port}), 1)"
    )
    assert "Error" in run_cell(channel, code)
    with pytest.raises(TimeoutError):
        listener.accept()
    listener.close()
    devices = value(channel, "open('/proc/net/dev').read()")
    assert [
        line.split(":")[0].strip() for line in devices.split("\n")[2:-1]
    ] == ["lo"]


@pytest.mark.parametrize("family", ["AF_VSOCK", "AF_NETLINK", "AF_PACKET"])
def test_sockets_outside_of_all_namespaces_are_refused(
    channel: Channel, family: str
) -> None:
    """A virtual machine's host hears vsock, whatever the network namespace."""
    code = f"import socket\nsocket.socket(socket.{family}, socket.SOCK_RAW)"
    assert "Address family not supported" in run_cell(channel, code)


@pytest.mark.parametrize(
    "place", ["/x", "/dev/x", "/course/x", "/usr/lib/x"]
)
def test_the_system_cannot_be_written(channel: Channel, place: str) -> None:
    """Even the memory that holds the mounts together is read-only."""
    assert "Read-only" in run_cell(channel, f"open({place!r}, 'w')")


@pytest.mark.parametrize(
    "call",
    {
        "memfd_create": (319, 279, 0, 0),
        "shmget": (29, 194, 0, 4096),
        "unshare": (272, 97, 0x10000000),
        "ptrace": (101, 117, 0, 0),
        "keyctl": (250, 219, 0, -3, 1),
        "mount": (165, 40, 0, 0, 0, 0),
        "userfaultfd": (323, 282, 1),
        "clone": (56, 220, 0x10000011, 0),
        "add_key": (248, 217, 0, 0, 0, 0, -3),
        "request_key": (249, 218, 0, 0, 0, 0),
        "memfd_secret": (447, 447, 0),
        "mq_open": (240, 180, 0, 0),
        "msgget": (68, 186, 0, 0),
        "semget": (64, 190, 0, 1, 0),
        "io_uring_setup": (425, 425, 1, 0),
        "perf_event_open": (298, 241, 0, 0, -1, -1, 0),
        "process_vm_readv": (310, 270, 1, 0, 0, 0, 0, 0),
        "process_vm_writev": (311, 271, 1, 0, 0, 0, 0, 0),
        "pidfd_getfd": (438, 438, -1, 0, 0),
        "setns": (308, 268, -1, 0),
        "getpid of another table": (0x40000027, 0x40000027),
    }.items(),
    ids=lambda item: item[0],
)
def test_powerful_calls_are_refused(
    channel: Channel, call: tuple[str, tuple[int, ...]]
) -> None:
    """Uncounted memory, new namespaces, tracing, the keyring."""
    _, (on_x86, on_arm, *arguments) = call
    number = on_arm if os.uname().machine == "aarch64" else on_x86
    code = (
        "import ctypes, os, sys\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"answer = libc.syscall({number}, *{arguments})\n"
        "if answer != -1: sys.exit('allowed')\n"
        "raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))"
    )
    assert "Operation not permitted" in run_cell(channel, code)


def test_clone3_falls_back_to_clone(channel: Channel) -> None:
    """Its flags are in memory, where no filter looks; glibc then uses clone."""
    code = (
        "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        "assert libc.syscall(435, 0, 0) == -1 and ctypes.get_errno() == 38"
    )
    assert run_cell(channel, code) == ""


def test_nothing_is_inherited(
    monkeypatch: pytest.MonkeyPatch, open_channel: Open
) -> None:
    """Neither through the environment nor through bubblewrap's own."""
    monkeypatch.setenv("TOKEN", "a-secret-of-the-teacher")
    groups = os.getgroups()
    if os.geteuid() == 0:
        os.setgroups([*groups, 4])
    try:
        channel = open_channel()
    finally:
        if os.geteuid() == 0:
            os.setgroups(groups)
    assert 4 not in value(channel, "os.getgroups()")
    assert value(channel, "__import__('sys').argv") == [""]
    flags = "[f.no_user_site, f.safe_path]"
    assert run_cell(channel, "import sys; f = sys.flags") == ""
    assert value(channel, flags) == [1, True]
    assert "TOKEN" not in value(channel, "list(os.environ)")
    code = (
        "found = b''\nfor pid in ('1', 'self'):\n"
        "    try: found += open(f'/proc/{pid}/environ', 'rb').read()\n"
        "    except PermissionError: pass\n"
        "assert b'secret' not in found, found"
    )
    assert run_cell(channel, code) == ""
    listed = value(channel, "open('/proc/1/cmdline').read()")
    assert "--ro-bind" not in listed
    fds = "[os.readlink(f'/proc/self/fd/{n}') for n in (0, 1, 2)]"
    if value(channel, "os.access('/proc/self/fd', os.R_OK)"):
        assert value(channel, fds)[0] == "/dev/null"


def test_the_user_has_a_name(channel: Channel) -> None:
    """Programs ask for it, and no list of users is there to be asked."""
    code = (
        "import getpass, os\nname = os.environ['USER'], getpass.getuser()"
    )
    assert run_cell(channel, code) == ""
    assert value(channel, "name") == ["student", "student"]


def test_it_has_no_powers(channel: Channel) -> None:
    """Not root, no capabilities, none to be gained, no memory on disk, no terminal."""
    assert 0 not in value(channel, "os.getresuid() + os.getresgid()")
    status = value(channel, "open('/proc/self/status').read()")
    facts = dict(
        line.split(":\t", 1) for line in status.split("\n") if line
    )
    assert int(facts["CapEff"], 16) == int(facts["CapPrm"], 16) == 0
    # Root's bubblewrap may hand on what a user is changed with, and no more.
    assert int(facts["CapInh"], 16) & ~0xC0 == 0
    assert facts["NoNewPrivs"] == "1"
    assert facts["Seccomp"] == "2"
    assert facts["Groups"].strip() in ("", "64000")
    limits = "[__import__('resource').getrlimit(n) for n in (4, 7)]"
    assert value(channel, limits) == [[0, 0], [256, 256]]  # core, files
    assert "OSError" in run_cell(channel, "open('/dev/tty')")


def test_its_namespaces_are_its_own(channel: Channel) -> None:
    """Queues, shared memory and names of the machine are in others."""
    for kind in ("cgroup", "ipc", "mnt", "net", "pid", "uts"):
        place = f"/proc/self/ns/{kind}"
        there = value(channel, f"os.readlink({place!r})")
        assert there != os.readlink(place), kind
    # No terminal to write to, and no Ctrl-C from it.
    pid = channel.sandbox.process.pid
    assert value(channel, "os.getsid(0)") != 0
    assert os.getsid(pid) == pid


def test_it_sees_no_process_of_the_machine(channel: Channel) -> None:
    """A namespace of its own: pid 1 is bubblewrap."""
    pids = value(channel, "[p for p in os.listdir('/proc') if p.isdigit()]")
    assert len(pids) <= 3
    assert value(channel, "os.uname().nodename") == "sandbox"


def test_the_same_as_an_ordinary_user(bubblewrap: None) -> None:
    """Then a user namespace takes the place of root's powers."""
    if os.geteuid() != 0 or os.environ.get("ANNCOURSE_ORDINARY_USER"):
        pytest.skip("we are the ordinary user")
    path = os.pathsep.join([str(ROOT), *view.libraries()])
    clean = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": path,
        "HOME": "/nowhere",
    }
    clean |= {
        "PYTHONDONTWRITEBYTECODE": "1",
        "ANNCOURSE_ORDINARY_USER": "1",
    }

    def run(
        python: str, *arguments: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [python, *arguments],
            cwd=ROOT,
            env=clean,
            user=USER,
            group=USER,
            extra_groups=[],
            capture_output=True,
            text=True,
            check=False,
        )

    for python in (sys.executable, "/usr/bin/python3"):
        with contextlib.suppress(PermissionError):
            if (
                run(
                    python, "-c", "import numpy, pytest, anncourse"
                ).returncode
                == 0
            ):
                break
    else:
        pytest.skip("no ordinary user may read this interpreter")
    options = [
        "-q",
        "-p",
        "no:cacheprovider",
        "--basetemp",
        "/tmp/anncourse-ordinary",
    ]
    options += [
        "-k",
        "sees or reaches or refused or written or inherited or powers or spaces",
    ]
    tests = run(python, "-m", "pytest", *options, __file__)
    shutil.rmtree("/tmp/anncourse-ordinary", ignore_errors=True)
    assert tests.returncode == 0, tests.stdout[-3000:]


def test_no_session_of_its_own(channel: Channel) -> None:
    """Where the kernel shares its time among sessions, each would get a share."""
    assert run_cell(channel, "import os\nbefore = os.getsid(0)") == ""
    assert run_cell(channel, "if os.fork() == 0:\n"
                    "    os.setsid()\n"
                    "    os._exit(int(os.getsid(0) == os.getpid()))\n"
                    "ended = os.wait()[1]") == ""  # fmt: skip
    assert value(channel, "[ended, os.getsid(0) == before]") == [0, True]


@pytest.mark.parametrize("step", ["_watcher", "process", "_core"])
def test_it_can_be_closed_after_an_interrupt(
    bubblewrap: None, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The time of a test may be up while its sandbox is closed."""

    class Interrupted:
        def __getattr__(self, name: str) -> None:
            raise KeyboardInterrupt

    sandbox = Sandbox(Limits())
    process, name = sandbox.process, sandbox._core._name
    with monkeypatch.context() as patch:
        patch.setattr(sandbox, step, Interrupted())
        with pytest.raises(KeyboardInterrupt):
            sandbox.close()
    sandbox.close()
    sandbox.close()
    assert process.returncode is not None
    assert not Path(f"/proc/{process.pid}").exists()
    assert name is None or name.fileno() == -1
