"""Write requirements.txt from pyproject.toml: the newest versions that fit together."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADER = """\
# The pins that Binder, CI and make install, made by `make pins` from pyproject.toml.
-e .[all]
"""


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


def main() -> int:
    """Write the file and say how many pins it holds."""
    print("Resolving every extra in a new environment, about two minutes")
    pins = freeze()
    text = HEADER + "\n".join(pins) + "\n"
    (ROOT / "requirements.txt").write_text(text, encoding="utf-8")
    print(f"requirements.txt holds {len(pins)} pins")
    return 0


if __name__ == "__main__":
    sys.exit(main())
