"""Ask the page's own modules, those that need no document."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.parity.node import node

JS = Path(__file__).parents[2] / "anncourse" / "widgets" / "js"
ASK = """
import { readFileSync } from "node:fs";
%s
const ask = %s;
console.log(JSON.stringify(JSON.parse(readFileSync(0)).map(ask)));
"""


def ask(imports: dict[str, str], expression: str, inputs: Any) -> list[Any]:
    """Return what a JavaScript function gives for each of the inputs.

    ``imports`` maps the names to import to the module, below ``js``.
    """
    lines = [
        f'import {{ {names} }} from "{(JS / module).as_uri()}";'
        for names, module in imports.items()
    ]
    script = ASK % ("\n".join(lines), expression)
    done = subprocess.run(
        [node(), "--input-type=module", "--eval", script],
        input=json.dumps(inputs),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found
