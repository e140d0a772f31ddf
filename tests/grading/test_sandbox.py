"""What a student's code cannot see, reach, take or leave behind."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from anncourse.grading import layout, seccomp, usage
from anncourse.grading.limits import MB, Limits
from anncourse.grading.protocol import Channel, SandboxDied
from anncourse.grading.sandbox import Sandbox, Unavailable
from tests.grading.conftest import run_cell
from tests.house.tree import ROOT

Open = Callable[..., Channel]
USER = 65534


def value(channel: Channel, expression: str) -> object:
    """Return a plain value from a sandbox."""
    text = f"import json, os\n_v = json.dumps({expression})"
    assert run_cell(channel, text) == ""
    question = {
        "do": "itself",
        "args": [{"name": "_v"}],
        "kwargs": {"dict": []},
    }
    return json.loads(channel.ask(question, 5.0)[0]["value"])


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


@pytest.mark.parametrize("place", ["/box", "/tmp", "/dev/shm"])
def test_what_can_be_written_has_a_size(
    open_channel: Open, place: str
) -> None:
    """Files are in memory, and end with the sandbox."""
    channel = open_channel(disk=8 * MB)
    code = f"for i in range(9): open(f'{place}/{{i}}', 'wb').write(bytes(2**20))"
    assert "No space left" in run_cell(channel, code)


def test_a_file_has_a_size(channel: Channel) -> None:
    """RLIMIT_FSIZE, as an error and not as a signal."""
    code = "open('big', 'wb').write(bytes(21 * 2**20))"
    assert "File too large" in run_cell(channel, code)
    assert run_cell(channel, "import os; os.remove('big')") == ""


@pytest.mark.parametrize(
    "call",
    {
        "memfd_create": (319, 279, 0, 0),
        "shmget": (29, 194, 0, 4096),
        "unshare": (272, 97, 0x10000000),
        "ptrace": (101, 117, 0, 0),
        "keyctl": (250, 219, 0, -3, 1),
        "mount": (165, 40, 0, 0, 0, 0),
        "userfaultfd": (323, 282, 0),
        "clone": (56, 220, 0x10000011, 0),
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
        "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n"
        f"answer = libc.syscall({number}, *{arguments})\n"
        "if answer == 0 and ctypes.get_errno() == 0: os._exit(0)\n"
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
    channel = open_channel()
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


def test_it_has_no_powers(channel: Channel) -> None:
    """Not root, no capabilities, none to be gained, no memory on disk, no terminal."""
    assert value(channel, "os.getresuid()[0]") != 0
    status = value(channel, "open('/proc/self/status').read()")
    facts = dict(
        line.split(":\t", 1) for line in status.split("\n") if line
    )
    assert int(facts["CapEff"], 16) == int(facts["CapPrm"], 16) == 0
    assert facts["NoNewPrivs"] == "1"
    assert facts["Seccomp"] == "2"
    assert facts["Groups"].strip() in ("", "64000")
    core = "__import__('resource').getrlimit(4)"
    assert value(channel, core) == [0, 0]
    assert "OSError" in run_cell(channel, "open('/dev/tty')")


def test_it_sees_no_process_of_the_machine(channel: Channel) -> None:
    """A namespace of its own: pid 1 is bubblewrap."""
    pids = value(channel, "[p for p in os.listdir('/proc') if p.isdigit()]")
    assert len(pids) <= 3
    assert value(channel, "os.uname().nodename") == "sandbox"


def test_memory_is_limited(channel: Channel) -> None:
    """More than the limit is a MemoryError, which hurts nobody."""
    code = "import numpy as np\nnp.ones(10 * 2**27)"
    assert "MemoryError" in run_cell(channel, code)


def test_many_small_processes_have_one_limit(open_channel: Open) -> None:
    """No limit of the kernel's counts their sum, so the grader does."""
    channel = open_channel(memory=600 * MB)
    code = (
        "import os, time\n"
        "for _ in range(7):\n"
        "    if os.fork() == 0: x = b'x' * (100 * 2**20); time.sleep(20)\n"
        "time.sleep(20)"
    )
    with pytest.raises(SandboxDied, match="more memory"):
        run_cell(channel, code)


def test_a_fork_bomb_is_stopped(open_channel: Open) -> None:
    """The kernel refuses one process too many; all are gone in the end."""
    channel = open_channel()
    code = (
        "import os, time\nchildren = []\n"
        "for _ in range(100):\n"
        "    pid = os.fork()\n"
        "    if pid == 0: time.sleep(60)\n"
        "    children.append(pid)"
    )
    assert "Resource temporarily unavailable" in run_cell(channel, code)
    length = value(channel, "len(children)")
    assert length < 40


def test_time_to_compute_is_limited(open_channel: Open) -> None:
    """RLIMIT_CPU ends even a process that nobody waits for."""
    channel = open_channel(cpu=1)
    with pytest.raises(SandboxDied, match="it ended"):
        run_cell(channel, "while True: pass")


def test_a_sandbox_has_a_last_moment(open_channel: Open) -> None:
    """Many short calls do not add up to a long life."""
    channel = open_channel(wall=1.5)

    def live_on() -> None:
        for _ in range(20):
            run_cell(channel, "import time; time.sleep(0.3)")

    with pytest.raises(SandboxDied, match="too long"):
        live_on()


def running(mark: str) -> list[int]:
    """Return the processes of this machine that have a mark on their command line."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if mark.encode() in line and folder.name != str(os.getpid()):
            found.append(int(folder.name))
    return found


def gone(mark: str) -> bool:
    """Wait until no such process is left."""
    for _ in range(100):
        if not running(mark):
            return True
        time.sleep(0.05)
    return False


DAEMON = (
    "import os, sys, time\n"
    "if os.fork() == 0:\n"
    "    os.setsid()\n"
    "    if os.fork() == 0:\n"
    "        os.execv(sys.executable, [sys.executable, '-c', "
    "'import time; time.sleep(60)  # {mark}'])\n"
    "    os._exit(0)\n"
    "time.sleep(0.5)"
)


def test_a_daemon_ends_with_its_sandbox(open_channel: Open) -> None:
    """A process that left its parents is still in the namespace."""
    channel = open_channel()
    assert run_cell(channel, DAEMON.format(mark="daemon-one")) == ""
    assert running("daemon-one")
    channel.close()
    assert gone("daemon-one")


def test_a_sandbox_ends_with_a_killed_grader(bubblewrap: None) -> None:
    """A grader that is killed cannot tidy up; the kernel does."""
    code = (
        "from anncourse.grading.limits import Limits\n"
        "from anncourse.grading.protocol import Channel\n"
        "from anncourse.grading.sandbox import Sandbox\n"
        "channel = Channel(Sandbox(Limits()))\n"
        f"cell = {DAEMON.format(mark='daemon-two')!r}\n"
        "channel.ask({'do': 'cell', 'number': 1, 'source': cell}, 9.0)\n"
        "print('ready', flush=True); input()"
    )
    grader = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert grader.stdin is not None
    assert grader.stdout is not None
    assert grader.stdout.readline() == b"ready\n"
    assert len(running("daemon-two")) > 1
    grader.send_signal(signal.SIGKILL)
    grader.wait()
    grader.stdin.close()
    grader.stdout.close()
    assert gone("daemon-two")


def test_a_stopped_sandbox_is_ended(open_channel: Open) -> None:
    """SIGSTOP takes time, and nothing else."""
    channel = open_channel()
    begun = time.monotonic()
    question = {
        "do": "cell",
        "number": 1,
        "source": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
    }
    with pytest.raises(SandboxDied, match="too long"):
        channel.ask(question, 0.5)
    assert time.monotonic() - begun < 3
    assert usage.of_tree(channel.sandbox.process.pid) == (0, 0)


def test_a_folder_in_plain_sight_can_be_hidden(
    monkeypatch: pytest.MonkeyPatch, bubblewrap: None
) -> None:
    """A course folder inside of the interpreter's own is empty in the sandbox."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # another user looks into it
        library = Path(folder) / "site-packages"
        course = library / "course"
        course.mkdir(parents=True)
        (course / "solution.txt").write_text("42")
        monkeypatch.setattr(sys, "path", [*sys.path, str(library)])
        seen = []
        for hide in ([], [course]):
            channel = Channel(Sandbox(Limits(), hide=hide))
            seen.append(value(channel, f"os.listdir({str(course)!r})"))
            channel.close()
    assert seen == [["solution.txt"], []]


def test_without_bubblewrap_nothing_starts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No sandbox is no reason to go on without one."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unavailable, match="doctor"):
        Sandbox(Limits())


def test_a_python_that_does_not_start_blames_no_submission(
    monkeypatch: pytest.MonkeyPatch, bubblewrap: None
) -> None:
    """The machine is at fault, and the message shows what it said."""
    monkeypatch.setattr(sys, "executable", "/nowhere/bin/python")
    with pytest.raises(Unavailable, match="nowhere"):
        Channel(Sandbox(Limits()))


def test_without_a_sandbox_the_limits_still_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What --unsafe-no-sandbox leaves: limits, a clean environment, a folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    channel = Channel(Sandbox(Limits(), confined=False))
    code = "import numpy as np\nnp.ones(10 * 2**27)"
    assert "MemoryError" in run_cell(channel, code)
    assert "PATH" in value(channel, "list(os.environ)")
    assert "PYTEST_CURRENT_TEST" not in value(channel, "list(os.environ)")
    assert run_cell(channel, DAEMON.format(mark="daemon-three")) == ""
    channel.close()
    assert list(tmp_path.iterdir()) == []
    for pid in running(
        "daemon-three"
    ):  # it left the session: that is the risk
        os.kill(pid, signal.SIGKILL)


def test_it_starts_from_every_thread(bubblewrap: None) -> None:
    """As a worker of a cluster does."""
    errors: list[str] = []

    def work() -> None:
        channel = Channel(Sandbox(Limits()))
        errors.append(run_cell(channel, "import time; time.sleep(0.2)"))
        channel.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == ["", ""]


def test_unknown_processors_are_refused() -> None:
    """The filter knows calls by number, and each kind of processor has its own."""
    assert len(seccomp.program("x86_64")) % 8 == 0
    assert seccomp.program("x86_64") != seccomp.program("aarch64")
    with pytest.raises(ValueError, match="riscv64"):
        seccomp.program("riscv64")


def test_only_parts_of_an_interpreter_are_shown() -> None:
    """A pip.conf with a password lies in its folder, too."""
    shown = {Path(tree) for tree in layout.trees()}
    assert Path(sys.prefix) not in shown
    assert not {Path("/"), Path("/usr"), Path.home(), ROOT} & shown


def test_the_same_as_an_ordinary_user(bubblewrap: None) -> None:
    """Then a user namespace takes the place of root's powers."""
    if os.geteuid() != 0 or os.environ.get("ANNCOURSE_ORDINARY_USER"):
        pytest.skip("we are the ordinary user")
    path = os.pathsep.join([str(ROOT), *layout.libraries()])
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
        "sees or reaches or refused or written or inherited or powers",
    ]
    tests = run(python, "-m", "pytest", *options, __file__)
    shutil.rmtree("/tmp/anncourse-ordinary", ignore_errors=True)
    assert tests.returncode == 0, tests.stdout[-3000:]
