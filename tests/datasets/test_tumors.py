"""Tumors: three parts, both classes in each, units."""

import numpy as np

from anncourse import datasets


def test_every_row_is_in_one_of_three_parts():
    data = datasets.tumors(rng=0)
    rows = np.concatenate([data.X_train, data.X_valid, data.X_test])
    assert rows.shape == (569, 30)
    assert len(np.unique(rows, axis=0)) == 569
    labels = [data.y_train, data.y_valid, data.y_test]
    assert [len(y) for y in labels] == [341, 113, 115]
    assert sum(y.sum() for y in labels) == 212
    for y in labels:
        assert abs(y.mean() - 212 / 569) < 0.003


def test_malignant_is_one_and_larger():
    data = datasets.tumors(rng=1)
    area = data.names.index("mean area")
    by_class = [
        data.X_train[data.y_train == k, area].mean() for k in (0, 1)
    ]
    assert by_class[1] > 1.5 * by_class[0]
    assert dict(zip(data.names, data.units, strict=True))["worst area"] == (
        "length squared"
    )
    units = dict(zip(data.names, data.units, strict=True))
    assert units["mean radius"] == units["perimeter error"] == "length"
    assert units["mean texture"] == "gray levels"
    assert units["mean smoothness"] == units["worst symmetry"] == ""
