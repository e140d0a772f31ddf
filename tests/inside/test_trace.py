"""record: every pass, copies, a table, JSON, and no trace afterward."""

import json

import numpy as np
import pytest

import anncourse as ann


def by_hand() -> ann.Serial:
    net = ann.Serial(ann.Dense(2, 1), ann.Activation("relu"))
    net.layers[0].params["W"] = [[2.0], [-1.0]]
    net.layers[0].params["b"] = [-0.5]
    return net


X = np.array([[0.8, 0.3]])


def test_the_table_of_one_pass_each_way():
    net = by_hand()
    with ann.record(net) as log:
        _, cache = net.forward(X)
        net.backward(np.ones((1, 1)), cache)
    assert log.table(digits=1).splitlines() == [
        "    place  layer       in           out           gradients",
        "->  0      Dense       [[0.8 0.3]]  [[0.8]]",
        "->  1      Activation  [[0.8]]      [[0.8]]",
        "->  net    Serial      [[0.8 0.3]]  [[0.8]]",
        "<-  1      Activation  [[1.0]]      [[1.0]]",
        "<-  0      Dense       [[1.0]]      [[2.0 -1.0]]  "
        "dW [[0.8] [0.3]], db [1.0]",
        "<-  net    Serial      [[1.0]]      [[2.0 -1.0]]  "
        "d0.W [[0.8] [0.3]], d0.b [1.0]",
    ]


def test_big_arrays_are_told_by_their_shape():
    net = ann.Dense(10, 10, rng=0)
    with ann.record(net) as log:
        net(np.ones((2, 10)))
    assert "2 x 10 numbers" in log.table()


def test_training_is_seen_and_the_gradient_nobody_needs_is_not():
    net = by_hand()
    with ann.record(net) as log:
        steps = ann.train(
            net, X, np.ones((1, 1)), ann.mse, ann.SGD(0.1), epochs=1
        )
        step = next(steps)
    kinds = [(entry.place, entry.kind) for entry in log]
    assert kinds == [
        ("0", "forward"),
        ("1", "forward"),
        ("net", "forward"),
        ("1", "backward"),
        ("0", "backward"),
        ("net", "backward"),
    ]
    first = log[4]
    assert first.result is None
    np.testing.assert_array_equal(first.grads["W"], step.grads["0.W"])
    assert "  -  " in log.table()


def test_what_is_logged_stays_as_it_was():
    net = by_hand()
    with ann.record(net) as log:
        x = X.copy()
        y, _ = net.forward(x)
        x[:] = y[:] = 99
        list(
            ann.train(
                net, X, np.ones((1, 1)), ann.mse, ann.SGD(0.1), epochs=9
            )
        )
    assert log[2].result.item() == pytest.approx(0.8)
    np.testing.assert_array_equal(log[2].given, X)
    dW = [e.grads["W"] for e in log if e.place == "0" and e.grads]
    assert not np.shares_memory(dW[0], dW[1])
    assert (dW[0] != dW[-1]).all()


def test_afterward_the_network_is_as_before():
    net = by_hand()
    with ann.record(net), ann.record(net) as log:
        net(X)
    assert len(log) == 3
    assert all("forward" not in vars(layer) for layer in (net, *net.layers))
    with pytest.raises(ZeroDivisionError), ann.record(net) as log:
        raise ZeroDivisionError
    net(X)
    assert not log
    assert all("forward" not in vars(layer) for layer in (net, *net.layers))


def test_a_nested_record_keeps_the_outer_one_going():
    net = by_hand()
    with ann.record(net) as outer:
        with ann.record(net) as inner:
            net(X)
        net(X)
    assert (len(inner), len(outer)) == (3, 6)


def test_arguments_may_be_given_by_name():
    net = by_hand()
    with ann.record(net) as log:
        y, cache = net.forward(x=X, train=True)
        net.backward(dy=y, cache=cache)
    assert [entry.given.size for entry in log if entry.place == "net"] == [
        2,
        1,
    ]


def test_a_dx_that_nobody_needs_is_null_in_json():
    record = ann.Record("0", "Dense(2 -> 1)", "backward", X, None)
    assert json.loads(ann.Log([record]).to_json())[0]["result"] is None


def test_inner_networks_have_dotted_places():
    net = ann.Serial(ann.Serial(ann.Dense(2, 1, rng=0)))
    with ann.record(net) as log:
        net(X)
    assert [entry.place for entry in log] == ["0.0", "0", "net"]


def test_json_holds_every_number():
    net = by_hand()
    with ann.record(net) as log:
        _, cache = net.forward(X)
        net.backward(np.full((1, 1), np.nan), cache)
    entries = json.loads(log.to_json())
    assert entries[0] == {
        "place": "0",
        "layer": "Dense(2 -> 1)",
        "kind": "forward",
        "given": [[0.8, 0.3]],
        "result": [[pytest.approx(0.8)]],
        "grads": {},
    }
    assert entries[4]["given"] == [[None]]
    assert entries[4]["grads"] == {"W": [[None], [None]], "b": [None]}


def test_only_networks_are_recorded():
    refusal = pytest.raises(ValueError, match="record expects a network")
    with refusal, ann.record("net"):
        pass
    with pytest.raises(ValueError, match="table expects digits"):
        ann.Log().table(-1)
