"""Live figures: each moves on the published page and is a widget in Jupyter.

One file here holds one figure's Python side; ``js/views`` holds its page side.
Figures load when they are first asked for, so that one does not pay for all.
"""

from importlib import import_module

_HOME = {
    "ActivationLab": "activation_lab",
    "DecisionLine": "decision_line",
    "NeuronExplorer": "neuron_explorer",
    "Playground": "playground",
    "Quiz": "quiz",
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> type:
    if name not in _HOME:
        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}"
        )
    found: type = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return found


def __dir__() -> list[str]:
    return __all__
