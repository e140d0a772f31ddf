"""What a mixture of experts learns: pieces of a line, groups, even use."""

import numpy as np
import pytest

import anncourse as ann


def lines(experts: int, rng: int = 0, **options) -> ann.MixtureOfExperts:
    """Return linear experts for one input."""
    gate = ann.Serial(ann.Dense(1, experts, rng=rng), ann.Softmax())
    each = [ann.Dense(1, 1, rng=100 + rng + k) for k in range(experts)]
    return ann.MixtureOfExperts(gate, each, **options)


def train_best(make, X, y, starts: int, epochs: int = 30) -> ann.Layer:
    """Train several starts; return the one with the smallest training loss."""
    best, least = None, np.inf
    for rng in range(starts):
        net = make(rng)
        for _ in ann.train(
            net, X, y, ann.mse, ann.Adam(0.05), epochs=epochs, rng=rng
        ):
            pass
        loss = ann.mse(net(X), y)[0]
        best, least = (net, loss) if loss < least else (best, least)
    return best


def test_balance_evens_the_work_out():
    X = np.random.default_rng(0).uniform(-1, 1, (200, 1))
    y = 2 * X  # one expert would do
    spread = []
    for balance in (0.0, 1.0):
        net = lines(3, balance=balance)
        net.named_params()["gate.0.b"][...] = [2, 0, 0]
        steps = ann.train(
            net, X, y, ann.mse, ann.Adam(0.05), epochs=20, rng=0
        )
        for _ in steps:
            pass
        spread.append(np.ptp(net.gates(X).mean(0)))
    assert spread[1] < 0.1 < spread[0]


def test_three_lines_are_learned_better_than_by_one():
    draws = np.random.default_rng(0)
    X = draws.uniform(-3, 3, (300, 1))
    pieces = [2 * X + 3, -X, X - 2]
    y = np.select([X < -1, X < 1], pieces[:2], pieces[2])
    noisy = y + draws.normal(0, 0.05, y.shape)
    mixture = train_best(lambda rng: lines(3, rng), X, noisy, starts=3)
    one = train_best(
        lambda rng: ann.Dense(1, 1, rng=rng), X, noisy, starts=1
    )
    errors = [np.sqrt(ann.mse(net(X), y)[0]) for net in (mixture, one)]
    assert errors[0] < 0.15 < 0.6 < errors[1]


def test_two_groups_get_an_expert_each():
    # The first column says which group; only the gate sees it. What the answer is to
    # the other column depends on the group.
    draws = np.random.default_rng(0)
    group = draws.integers(2, size=(300, 1))
    X = np.hstack([2.0 * group - 1, draws.uniform(-1, 1, (300, 1))])
    y = np.where(group, 3, -3) * X[:, 1:]

    def make(rng: int) -> ann.MixtureOfExperts:
        seen = ann.Split(ann.Dense(1, 2, rng=rng), columns=[[0]])
        experts = [
            ann.Split(ann.Dense(1, 1, rng=100 + rng + k), columns=[[1]])
            for k in range(2)
        ]
        return ann.MixtureOfExperts(
            ann.Serial(seen, ann.Softmax()), experts
        )

    net = train_best(make, X, y, starts=3)
    chosen = net.gates(X).argmax(1)
    agreement = (chosen == group[:, 0]).mean()
    assert max(agreement, 1 - agreement) > 0.99
    # Without one expert its group is lost, and the other is as before.
    net.named_params()["expert0.0.W"][...] = 0
    net.named_params()["expert0.0.b"][...] = 0
    error = np.abs(net(X) - y)[:, 0]
    assert error[chosen == 0].mean() > 1
    assert error[chosen == 1].mean() < 0.3


def test_numbers_that_run_away_are_reported_by_training():
    X = np.random.default_rng(0).normal(size=(20, 1)) * 1e3
    steps = ann.train(
        lines(3), X, X**2, ann.mse, ann.SGD(10.0), epochs=50, rng=0
    )
    with pytest.raises(ann.DivergenceError, match="ran away at step"):
        for _ in steps:
            pass
