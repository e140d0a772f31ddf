"""What is wrong, which way is down, and the loop over both."""

from anncourse.training.bowl import Bowl, Descent
from anncourse.training.clipping import clip_gradients
from anncourse.training.fitting import History, fit
from anncourse.training.least_norm import cosine_features, least_norm
from anncourse.training.losses import (
    binary_cross_entropy,
    mse,
    softmax_cross_entropy,
)
from anncourse.training.optimizers import (
    SGD,
    Adam,
    AdamW,
    Optimizer,
    RMSProp,
)
from anncourse.training.schedules import (
    constant,
    cosine_decay,
    exponential_decay,
    step_decay,
    warmup,
)
from anncourse.training.steps import DivergenceError, Step, train

__all__ = [
    "SGD",
    "Adam",
    "AdamW",
    "Bowl",
    "Descent",
    "DivergenceError",
    "History",
    "Optimizer",
    "RMSProp",
    "Step",
    "binary_cross_entropy",
    "clip_gradients",
    "constant",
    "cosine_decay",
    "cosine_features",
    "exponential_decay",
    "fit",
    "least_norm",
    "mse",
    "softmax_cross_entropy",
    "step_decay",
    "train",
    "warmup",
]
