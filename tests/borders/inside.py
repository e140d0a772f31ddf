"""What looks into a network, keeps it, or checks an answer."""

from typing import Any

import anncourse as ann
from tests.borders.border import Border, network, x


def recorded(net: Any) -> str:
    with ann.record(net) as log:
        net(x(1, 2))
    return log.table() + log.to_json()


def answered(got: Any) -> None:
    """Check an answer of a learner's, whatever it is."""
    cases = ann.Checks("task")
    for expected in (1, 0.5, True, "a", x(2)):
        cases.equal("equal", lambda: got, expected, hint="hint")
        cases.close("close", lambda: got, expected, hint="hint")
        cases.true("true", lambda: got, hint="hint")


INSIDE = {
    "Checks": Border(ann.Checks, lambda: {"task": "double"}),
    "Checks, hints": Border(
        lambda hints: ann.Checks("double", hints={"two": hints}),
        lambda: {"hints": "2 + 2."},
    ),
    "Checks, an answer": Border(answered, lambda: {"got": x(2)}, errors=()),
    "gradcheck": Border(
        ann.gradcheck,
        lambda: {"layer": network(), "x": x(2, 2), "train": True, "rng": 0},
    ),
    "gradcheck_loss": Border(
        ann.gradcheck_loss,
        lambda: {"loss": ann.mse, "pred": x(2, 2), "target": x(2, 2)},
        says=("mse",),
    ),
    "numerical_gradient": Border(
        ann.numerical_gradient, lambda: {"f": lambda: 1.0, "a": x(3)}
    ),
    "multiply_adds": Border(
        ann.multiply_adds, lambda: {"net": network(), "x": x(3, 2)}
    ),
    "record": Border(recorded, lambda: {"net": network()}),
    "save": Border(
        ann.save,
        lambda: {"net": network(), "path": "net.npz"},
        errors=(ValueError, OSError),
    ),
    "load": Border(
        ann.load,
        lambda: {"net": network(), "path": ann.save(network(), "net.npz")},
        errors=(ValueError, OSError),
    ),
    "source": Border(
        lambda part: ann.source(part), lambda: {"part": ann.sigmoid}
    ),
    "Checks, close": Border(
        lambda tolerance: ann.Checks("task").close(
            "case",
            lambda: 1.0,
            1.0,
            hint="Look again.",
            tolerance=tolerance,
        ),
        lambda: {"tolerance": 1e-6},
    ),
}
