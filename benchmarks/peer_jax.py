"""The same training in JAX: the loop over updates compiled."""

from __future__ import annotations

from itertools import islice, pairwise

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.race import Run
from benchmarks.tasks import RATE, Task, batches

TOGETHER = 16


def multilayer(task: Task) -> Run:
    """Return the training of the ReLU net with momentum, compiled.

    `TOGETHER` updates are one compiled loop on data that JAX holds; what is left over
    is done one compiled update at a time.
    """
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

    X, y = jnp.asarray(task.X), jnp.asarray(task.y)

    def update(state, rows):  # type: ignore[no-untyped-def]
        params, velocity = state
        grads = jax.grad(loss)(params, X[rows], y[rows])
        velocity = jax.tree.map(lambda v, g: 0.9 * v + g, velocity, grads)
        params = jax.tree.map(
            lambda p, v: p - RATE["sgd"] * v, params, velocity
        )
        return (params, velocity), None

    one = jax.jit(lambda state, rows: update(state, rows)[0])
    many = jax.jit(lambda state, rows: jax.lax.scan(update, state, rows)[0])
    state = [(params, jax.tree.map(jnp.zeros_like, params))]
    rows_of = batches(len(task.X), task.batch_size)

    def run(n: int) -> None:
        for _ in range(n // TOGETHER):
            rows = np.stack(list(islice(rows_of, TOGETHER)))
            state[0] = many(state[0], rows)
        for rows in islice(rows_of, n % TOGETHER):
            state[0] = one(state[0], rows)
        jax.block_until_ready(state)

    # What is compiled here is not timed.
    run(TOGETHER + 1)
    return run
