"""Run the reader's cells in one namespace, and tell what came of each.

This is Python inside the page (python.worker.js): what is printed leaves by itself.
"""

import base64
import importlib.util
import io
import linecache
import sys
import traceback
import types

from pyodide.code import eval_code

space = {"__name__": "__main__"}


class Later(types.ModuleType):
    """Stand for `anncourse.plots` until a cell draws: matplotlib is heavy."""


def quiet_bar(steps, **_):
    """Return the steps of a progress bar that is not drawn."""
    return steps


def begin():
    """Make the package ready without its heavy parts."""
    import anncourse

    sys.modules["anncourse.plots"] = anncourse.plots = Later(
        "anncourse.plots"
    )
    if importlib.util.find_spec("tqdm") is None:
        for name in ("tqdm", "tqdm.auto"):
            sys.modules[name] = types.ModuleType(name)
            sys.modules[name].tqdm = quiet_bar


def draw():
    """Put the real `plots` where it stood aside; matplotlib is loaded now."""
    import anncourse

    if not isinstance(anncourse.plots, Later):
        return
    del sys.modules["anncourse.plots"]
    plots = anncourse.plots = importlib.import_module("anncourse.plots")
    for name, value in space.items():
        if isinstance(value, Later):
            space[name] = plots


def run(code, name):
    """Run one cell; return what went wrong in its own lines, or nothing."""
    linecache.cache[name] = (len(code), None, code.splitlines(True), name)
    try:
        value = eval_code(code, space, filename=name)
        if value is not None:
            space["_"] = value
            print(repr(value))
    except BaseException as error:
        return told(error, name)
    return ""


def told(error, name):
    """Return a traceback of the reader's own lines, or what an error says of itself."""
    if hasattr(error, "_render_traceback_"):
        return "\n".join(error._render_traceback_())
    found = traceback.TracebackException.from_exception(error)
    own = [
        frame for frame in found.stack if frame.filename in linecache.cache
    ]
    own = [frame for frame in own if frame.filename.startswith("cell ")]
    found.stack = traceback.StackSummary.from_list(own)
    text = "".join(found.format(chain=False)).replace(
        f'"{name}"', "this cell"
    )
    if isinstance(error, MemoryError):
        text += "Python in a page has 1 GB. Make arrays smaller, or Start afresh.\n"
    if isinstance(error, ImportError):
        text += (
            "The page has NumPy, matplotlib, scikit-learn and anncourse.\n"
        )
    return text


def pictures():
    """Return what a cell has drawn, each picture with words for it; close them."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return []
    shown = []
    for number in pyplot.get_fignums():
        figure, data = pyplot.figure(number), io.BytesIO()
        figure.savefig(data, format="png", bbox_inches="tight", dpi=200)
        words = [
            word
            for ax in figure.axes
            for word in (ax.get_title(), ax.get_xlabel(), ax.get_ylabel())
            if word
        ]
        alt = "A picture that your code drew: " + (
            ", ".join(words) or "no words in it"
        )
        shown.append(
            (base64.b64encode(data.getvalue()).decode(), alt + ".")
        )
    pyplot.close("all")
    return shown
