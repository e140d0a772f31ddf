"""Live figures: each moves on the published page and is a widget in Jupyter.

``figures`` holds each figure's Python side, in a module that has its class's name;
``js/views`` holds its page side, in a folder of the same name. Figures load when they
are first asked for, so that one does not pay for all.
"""

import re
from importlib import import_module

__all__ = [
    "ActivationLab",
    "AssistantLab",
    "AttentionPad",
    "BackpropStepper",
    "BumpBuilder",
    "ChainLab",
    "CoincidenceLab",
    "DamageLab",
    "DecisionLine",
    "DescentLab",
    "DotProduct",
    "DoubleDescent",
    "FaceWindow",
    "FriendSuggester",
    "GraphLab",
    "InitLab",
    "KernelEditor",
    "LIFNeuron",
    "LetterWriter",
    "LoopLab",
    "LossByHand",
    "ModuleLab",
    "NeuronExplorer",
    "NoiseLab",
    "OverfitLab",
    "PaintTheCat",
    "PerceptronLab",
    "PlasticityLab",
    "Playground",
    "PoolLab",
    "PoolingLab",
    "Quiz",
    "RBFLab",
    "RNNUnroller",
    "RecommenderLab",
    "RouterRace",
    "ShapeLab",
    "SlopeLab",
    "SoundLab",
    "SpaceWarp",
    "SuperpositionLab",
    "ThresholdLab",
    "TinyCNN",
    "WhichNetwork",
    "XorCensus",
]

# "LIFNeuron" has its words "LIF" and "Neuron".
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def module_name(figure: str) -> str:
    """Return the module of a figure, ``lif_neuron`` for ``LIFNeuron``.

    Parameters
    ----------
    figure : str
        The name of the class.

    Returns
    -------
    str
        The module's name in ``anncourse.widgets.figures``.
    """
    return _WORD.sub("_", figure).lower()


def __getattr__(name: str) -> type:
    if name not in __all__:
        raise AttributeError(
            f"module {__name__!r} has no attribute {name!r}"
        )
    module = import_module(f"{__name__}.figures.{module_name(name)}")
    found: type = getattr(module, name)
    return found


def __dir__() -> list[str]:
    return __all__
