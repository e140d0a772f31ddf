"""What a sandbox sees: bubblewrap's options.

Of this machine's files the system's libraries, the interpreter and this package, all
read-only, and nothing else: no home, no course folder, no passwords, no other
process, no network. What can be written is in memory and has a size.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import anncourse
from anncourse.grading.sandbox.limits import MB, Limits

PACKAGE = Path(anncourse.__file__).parent
COURSE = "/course"  # where the package stands in the sandbox
BOX = "/box"  # the student's current folder
SYSTEM = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/bin")
SYSTEM_TOO = ("/usr/local/lib", "/usr/share/zoneinfo")
LINKS = ("/etc/ld.so.cache", "/etc/alternatives")
ROOTS = ("/lib", "/lib32", "/lib64", "/bin")
OF_INTERPRETER = ("bin", "lib", "lib64", "pyvenv.cfg")
UNSHARED = ("ipc", "pid", "net", "uts", "cgroup-try")
ONE_THREAD = ("OMP", "OPENBLAS", "MKL", "NUMEXPR")
FOR_ROOT = ("CAP_SETUID", "CAP_SETGID")


def is_root() -> bool:
    """Say whether this process is root's."""
    return os.geteuid() == 0


def environment(package: str, home: str = BOX) -> dict[str, str]:
    """Return all variables that the student's code gets."""
    threads = {f"{name}_NUM_THREADS": "1" for name in ONE_THREAD}
    return threads | {
        "HOME": home,
        "LANG": "C.UTF-8",
        "MPLBACKEND": "Agg",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([package, *libraries()]),
        "TZ": "UTC",
        "USER": "student",
    }


def font_lists() -> list[Path]:
    """Return matplotlib's lists of fonts, which take seconds to make."""
    homes = [os.environ.get("MPLCONFIGDIR", "")]
    homes.append(
        os.environ.get("XDG_CACHE_HOME", "~/.cache") + "/matplotlib"
    )
    folders = [Path(home).expanduser() for home in homes if home]
    return [
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.glob("fontlist-v*.json"))
    ][:1]


def libraries() -> list[str]:
    """Return the folders of installed packages, in the order they are searched."""
    names = ("site-packages", "dist-packages")
    return [
        p for p in sys.path if Path(p).name in names and Path(p).is_dir()
    ]


def trees() -> list[str]:
    """Return what of this machine's files the sandbox sees, besides the package."""
    real = Path(os.path.realpath(sys.executable)).parent.parent
    homes = [sys.prefix, sys.base_prefix, sys.base_exec_prefix, str(real)]
    parts = [
        f"{home}/{part}"
        for home in homes
        for part in OF_INTERPRETER
        if home != "/"
    ]
    wanted = [*SYSTEM, *SYSTEM_TOO, *LINKS, *parts, *libraries()]
    found: list[str] = []
    for path in map(os.path.normpath, wanted):
        inside = any(Path(path).is_relative_to(tree) for tree in found)
        if os.path.exists(path) and not inside:
            found.append(path)
    return found


def options(limits: Limits, hidden: Sequence[Path] = ()) -> list[str]:
    """Return bubblewrap's options, without those that have a file descriptor.

    Parameters
    ----------
    limits : Limits
        How much may be written.
    hidden : sequence of path
        Folders that are empty in the sandbox, even inside of what it sees.

    Returns
    -------
    list of str
        The options.
    """
    chosen = [f"--unshare-{name}" for name in UNSHARED]
    chosen += ["--die-with-parent", "--new-session", "--clearenv"]
    chosen += ["--hostname", "sandbox", "--cap-drop", "ALL"]
    if is_root():
        for name in FOR_ROOT:
            chosen += ["--cap-add", name]
    else:
        chosen += ["--unshare-user", "--uid", "64000", "--gid", "64000"]
    for name, value in environment(COURSE).items():
        chosen += ["--setenv", name, value]
    return chosen + _files(limits, hidden)


def _files(limits: Limits, hidden: Sequence[Path]) -> list[str]:
    binds = [(tree, tree) for tree in trees()]
    binds.append((str(PACKAGE), f"{COURSE}/{PACKAGE.name}"))
    options = ["--proc", "/proc", "--dev", "/dev"]
    for place in (
        BOX,
        "/tmp",
        "/dev/shm",
    ):  # first: the interpreter may be in /tmp
        size = str(limits.disk)
        options += ["--perms", "1777", "--size", size, "--tmpfs", place]
    # As root, bubblewrap makes missing parents that nobody else may enter.
    for parent in sorted({p for _, to in binds for p in Path(to).parents}):
        options += ["--dir", str(parent)] if str(parent) != "/" else []
    for source, to in binds:
        options += ["--ro-bind", source, to]
    for fonts in font_lists():
        options += [
            "--ro-bind",
            str(fonts),
            f"{BOX}/.matplotlib/{fonts.name}",
        ]
    for root in ROOTS:
        if os.path.islink(root):
            options += ["--symlink", os.readlink(root), root]
        elif os.path.isdir(root):
            options += ["--ro-bind", root, root]
    for path in hidden:
        for source, to in binds:
            if path.resolve().is_relative_to(os.path.realpath(source)):
                rest = path.resolve().relative_to(os.path.realpath(source))
                options += [
                    "--size",
                    str(MB),
                    "--tmpfs",
                    str(Path(to) / rest),
                ]
    # What holds the others together is in memory, too, and has no size.
    options += ["--remount-ro", "/dev", "--remount-ro", "/"]
    return [*options, "--chdir", BOX]
