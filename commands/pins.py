"""Write the two lists of pins from pyproject.toml, the newest that fit together.

requirements.txt is for make and CI and holds every extra; .binder/requirements.txt is
for readers on Binder, holds what the extra `notebooks` needs, and pins nothing else.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from commands.environments import Environment
from commands.version_lists import direct, resolved

ROOT = Path(__file__).parents[1]
MADE = "made by `make pins` from pyproject.toml."
HEADER = f"# The pins that CI and make install, {MADE}\n-e .[all]\n"
BINDER_HEADER = (
    f"# The pins that Binder installs, {MADE}\n-e .[notebooks]\n"
)
# .binder/runtime.txt tells it to Binder: the one that make and CI have.
BINDER = Environment("binder", ("3.11",))


def freeze() -> list[str]:
    """Install every extra into a new environment and list what came."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "bin", "python")
        pip = [python, "-m", "pip", "--disable-pip-version-check"]
        subprocess.run(
            [*pip, "install", "--quiet", f"{ROOT}[all]"], check=True
        )
        listed = subprocess.run(
            [*pip, "freeze", "--exclude", "anncourse"],
            check=True,
            capture_output=True,
            text=True,
        )
    return listed.stdout.splitlines()


def write(path: Path, header: str, pins: list[str]) -> None:
    """Write one list and say how many pins it holds."""
    path.write_text(header + "\n".join(pins) + "\n", encoding="utf-8")
    print(f"{path.relative_to(ROOT)} holds {len(pins)} pins")


def main() -> int:
    """Write both files; Binder's versions are those of the other one."""
    print("Resolving every extra in a new environment, about two minutes")
    pins = freeze()
    write(ROOT / "requirements.txt", HEADER, pins)
    wanted = [requirement.name for requirement in direct()]
    readers = resolved(BINDER, wanted, pins)
    write(ROOT / ".binder" / "requirements.txt", BINDER_HEADER, readers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
