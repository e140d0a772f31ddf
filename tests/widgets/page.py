"""Ask the page's own modules, those that need no document, and whole figures."""

import json
import math
import subprocess
from base64 import b64encode
from pathlib import Path
from typing import Any

from anncourse.widgets.base import CourseWidget
from tests.parity.node import node

JS = Path(__file__).parents[2] / "anncourse" / "widgets" / "js"
ASK = """
import { readFileSync } from "node:fs";
%s
const endless = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };
const revive = (_, value) => (value?.endless ? endless[value.endless] : value);
const { module, inputs } = JSON.parse(readFileSync(0), revive);
const address = `data:text/javascript;base64,${module}`;
const spec = module && (await import(address)).default.spec;
const ask = %s;
console.log(JSON.stringify(inputs.map(ask)));
"""
# A figure's sentence may be made of elements; their text is all that counts.
TEXT_ONLY = """
globalThis.document = {
  createElement: () => ({
    textContent: "",
    setAttribute() {},
    append(...parts) {
      this.textContent += parts.map((part) => part.textContent ?? part).join("");
    },
  }),
};
"""


def ask(
    imports: dict[str, str],
    expression: str,
    inputs: Any,
    *,
    figure: type[CourseWidget] | None = None,
) -> list[Any]:
    """Return what a JavaScript function gives for each of the inputs.

    ``imports`` maps the names to import to the module, below ``js``. With a ``figure``
    the function may use ``spec``, what its module says of itself; the module is whole,
    as a notebook runs it.
    """
    lines = [
        f'import {{ {names} }} from "{(JS / module).as_uri()}";'
        for names, module in imports.items()
    ]
    module = b64encode(str(figure._esm).encode()).decode() if figure else ""
    done = subprocess.run(
        [
            *(node(), "--input-type=module", "--eval"),
            ASK % ("\n".join([*lines, TEXT_ONLY]), expression),
        ],
        input=json.dumps(_plain({"module": module, "inputs": inputs})),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def _plain(value: Any) -> Any:
    """Return a value for JSON, which has no word for infinity."""
    if isinstance(value, float) and not math.isfinite(value):
        word = {math.inf: "Infinity", -math.inf: "-Infinity"}
        return {"endless": word.get(value, "NaN")}
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    return value
