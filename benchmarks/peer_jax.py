"""The same training in JAX, each update compiled."""

from __future__ import annotations

from itertools import islice, pairwise

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.race import Run
from benchmarks.tasks import RATE, Task, batches


def multilayer(task: Task) -> Run:
    """Return the training of the ReLU net with momentum, one compiled update."""
    rng = np.random.default_rng(0)
    params = [
        (
            jnp.asarray(rng.normal(0, (2 / n) ** 0.5, (n, m)), jnp.float32),
            jnp.zeros(m, jnp.float32),
        )
        for n, m in pairwise(task.sizes)
    ]

    def loss(params, x, y):  # type: ignore[no-untyped-def]
        for W, b in params[:-1]:
            x = jax.nn.relu(x @ W + b)
        W, b = params[-1]
        logp = jax.nn.log_softmax(x @ W + b)
        return -jnp.take_along_axis(logp, y[:, None], 1).mean()

    @jax.jit
    def update(params, velocity, x, y):  # type: ignore[no-untyped-def]
        grads = jax.grad(loss)(params, x, y)
        velocity = jax.tree.map(lambda v, g: 0.9 * v + g, velocity, grads)
        params = jax.tree.map(
            lambda p, v: p - RATE["sgd"] * v, params, velocity
        )
        return params, velocity

    state = [params, jax.tree.map(jnp.zeros_like, params)]
    rows_of = batches(len(task.X), task.batch_size)

    def run(n: int) -> None:
        for rows in islice(rows_of, n):
            state[:] = update(*state, task.X[rows], task.y[rows])
        jax.block_until_ready(state)

    return run
