"""Prepare a release, and hold its tag to what the files say.

python -m commands.release prepare 0.2.0   write the version everywhere
python -m commands.release prepare main    let the notebooks follow main again
python -m commands.release check v0.2.0    say what does not agree with a tag
python -m commands.release notes v0.2.0    print what the release changed
"""

import datetime
import sys

from commands import address
from commands.release import changelog
from commands.release.agreement import disagreements
from commands.release.preparation import onward, prepare


def prepared(version: str) -> int:
    """Write the version everywhere and say what is left to do by hand."""
    if version == address.MAIN:
        changed = onward()
        print("The notebooks install main again. Commit and push.")
    else:
        changed = prepare(version, datetime.date.today())
        print(f"The version is {version}. Commit, then:")
        print(f"  git tag v{version} && git push origin main v{version}")
        print("  make release VERSION=main")
    print("Changed: " + (", ".join(changed) or "nothing, all agree"))
    return 0


def checked(tag: str) -> int:
    """Print what does not agree with a tag; return 1 if there is anything."""
    found = disagreements(tag)
    print("\n".join(found) or f"Everything agrees with {tag}.")
    return 1 if found else 0


def noted(tag: str) -> int:
    """Print what a release changed, as CHANGELOG.md says it."""
    text = (address.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    found = changelog.section(text, tag.removeprefix("v"))
    if found is None:
        print(f"CHANGELOG.md has no section for {tag}.", file=sys.stderr)
        return 1
    print(found[1])
    return 0


COMMANDS = {"prepare": prepared, "check": checked, "notes": noted}


def main(arguments: list[str]) -> int:
    """Run the command that is named."""
    match arguments:
        case [name, value] if name in COMMANDS and value:
            return COMMANDS[name](value)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
