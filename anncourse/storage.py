"""Save a network's numbers, and read them back.

The file is a plain NumPy archive (.npz): one array for each parameter, under the names
of ``net.named_params()``, and one for each state, under "state:" and its name. Nothing
in it is ever executed. The architecture is not stored: build the same network, then
load.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import numpy as np

from anncourse.checks import Array, finite
from anncourse.layer import Layer

Target = str | os.PathLike[str]


def save(net: Layer, path: Target) -> Path:
    """Write all parameters and state of a network to a file.

    The file appears complete or not at all: it is written beside its place and then
    moved.

    Parameters
    ----------
    net : Layer
        The network.
    path : str or path
        Where; ".npz" is the usual ending. A file that is there is replaced.

    Returns
    -------
    Path
        The path.

    Raises
    ------
    ValueError
        If net is not a layer, or a number in it is NaN or inf.
    OSError
        If the file cannot be written.
    """
    numbers = _numbers("save", net)
    for name, array in numbers.items():
        finite("save", name, array)
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with open(temporary, "xb") as file:
            np.savez(file, allow_pickle=False, **numbers)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return path


def load(net: Layer, path: Target) -> Layer:
    """Read a file written by `save` into a network of the same shape.

    Parameters
    ----------
    net : Layer
        The network; its numbers are replaced, in its own dtype. It is not touched if
        anything is wrong with the file.
    path : str or path
        The file.

    Returns
    -------
    Layer
        The same net.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the file is not such an archive, or does not fit the network: a name is
        missing or too many, a shape differs, or a number is NaN or inf.
    """
    numbers = _numbers("load", net)
    path = Path(path)
    found = _read(path)
    missing = [name for name in numbers if name not in found]
    extra = [name for name in found if name not in numbers]
    if missing or extra:
        raise ValueError(
            f"{path.name} is from another network than {net!r}: missing "
            f"{missing}, unknown {extra}"
        )
    for name, array in numbers.items():
        _fits(path, name, array, found[name])
    for name, array in numbers.items():
        array[...] = found[name]
    return net


def _numbers(who: str, net: Layer) -> dict[str, Array]:
    if not isinstance(net, Layer):
        raise ValueError(f"{who} expects a network of layers, got {net!r}")
    state = net.named_state().items()
    return net.named_params() | {f"state:{name}": a for name, a in state}


def _read(path: Path) -> dict[str, Array]:
    with open(path, "rb") as file:
        try:
            archive = np.load(file, allow_pickle=False)
            return {name: archive[name] for name in archive.files}
        except (
            Exception
        ) as error:  # a broken file can break its reader in any way
            raise ValueError(
                f"{path.name} is not a whole archive of saved weights: {error}"
            ) from error


def _fits(path: Path, name: str, own: Array, new: object) -> None:
    if not isinstance(new, np.ndarray) or new.dtype.kind != "f":
        kind = getattr(new, "dtype", type(new).__name__)
        raise ValueError(f"{path.name}: {name} holds {kind}, not floats")
    if own.shape != new.shape:
        raise ValueError(
            f"{path.name}: {name} has shape {new.shape}, the network's has "
            f"{own.shape}"
        )
    with np.errstate(over="ignore"):
        finite(path.name, name, new.astype(own.dtype))
