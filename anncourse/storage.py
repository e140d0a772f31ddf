"""Save a network's numbers, and read them back.

The file is a plain NumPy archive (.npz): one array for each parameter, under the names
of ``net.named_params()``, and one for each state, under "state:" and its name. Nothing
in it is ever executed, and no more of it is read than the network has room for. The
architecture is not stored: build the same network, then load.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import IO

import numpy as np
from numpy.lib import format as npy

from anncourse.arguments import Array, finite
from anncourse.layers.layer import Layer
from anncourse.whole_files import whole_file

Target = str | os.PathLike[str]

HEADER = 10_000  # bytes that may stand before an array's numbers, as NumPy has it


def save(net: Layer, path: Target) -> Path:
    """Write all parameters and state of a network to a file.

    The file appears complete or not at all: it is written beside its place and then
    moved. A file that is replaced keeps its permissions.

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
        If net is not a layer, path is not a path, or a number is NaN or inf.
    OSError
        If the file cannot be written, or something else than a file is in its place.

    Examples
    --------
    >>> import tempfile
    >>> import anncourse as ann
    >>> net, same = ann.Dense(2, 1, rng=0), ann.Dense(2, 1, rng=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     same = ann.load(same, ann.save(net, folder + "/net.npz"))
    >>> same([[0.8, 0.3]]) == net([[0.8, 0.3]])
    array([[ True]])
    """
    numbers = _numbers("save", net)
    for name, array in numbers.items():
        finite("save", name, array)
    path = _path("save", path)
    place = Path(os.path.realpath(path))  # a link stays a link
    if place.exists() and not place.is_file():
        raise OSError(
            f"save expects the path of a file, and {path} is none"
        )
    with whole_file(place) as file:
        _write(file, numbers)
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
    ValueError
        If the file is not such an archive, or does not fit the network: a name is
        missing or too many, a shape differs, or a number is NaN or inf.
    OSError
        If there is no such file, or it may not be read.

    Examples
    --------
    See `save`.
    """
    numbers = _numbers("load", net)
    path = _path("load", path)
    with open(path, "rb") as file:
        try:
            found = _read(file, numbers)
        except Misfit as error:
            raise ValueError(
                f"{path.name} is from another network than {net!r}: {error}"
            ) from None
        except Exception as error:
            # A broken file can break its reader in any way.
            raise ValueError(
                f"{path.name} is not a whole archive of saved weights: {error}"
            ) from error
    for name, array in found.items():
        finite(path.name, name, array)
    for name, array in found.items():
        numbers[name][...] = array
    return net


class Misfit(ValueError):
    """A sound file of another network."""


def _numbers(who: str, net: Layer) -> dict[str, Array]:
    if not isinstance(net, Layer):
        raise ValueError(f"{who} expects a network of layers, got {net!r}")
    state = net.named_state().items()
    return net.named_params() | {f"state:{name}": a for name, a in state}


def _path(who: str, path: object) -> Path:
    if not isinstance(path, (str, os.PathLike)):
        raise ValueError(
            f"{who} expects path to be a string or a Path, got {path!r}"
        )
    return Path(path)


def _write(file: IO[bytes], numbers: dict[str, Array]) -> None:
    # As np.savez does, which has no room for arrays of every name.
    with zipfile.ZipFile(file, "w") as archive:
        for name, array in numbers.items():
            with archive.open(
                f"{name}.npy", "w", force_zip64=True
            ) as member:
                npy.write_array(member, array, allow_pickle=False)


def _read(file: IO[bytes], numbers: dict[str, Array]) -> dict[str, Array]:
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        names = [member.filename.removesuffix(".npy") for member in members]
        missing = [name for name in numbers if name not in names]
        extra = [name for name in names if name not in numbers]
        if missing or extra:
            raise Misfit(f"missing {missing}, unknown {extra}")
        if len(names) > len(numbers):
            raise ValueError("a name stands in it twice")
        return {
            name: _array(archive, member, name, numbers[name])
            for name, member in zip(names, members, strict=True)
        }


def _array(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, own: Array
) -> Array:
    # A small file can declare terabytes: nothing is unpacked before a look at it.
    if member.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ):
        raise ValueError(f"{name} is compressed in a way NumPy never uses")
    with archive.open(member) as opened:
        head = io.BytesIO(opened.read(HEADER))
    if npy.read_magic(head) != (1, 0):
        raise ValueError(f"{name} has another header")
    shape, by_columns, dtype = npy.read_array_header_1_0(head)
    if dtype.kind != own.dtype.kind:
        raise Misfit(f"{name} holds {dtype}, not {own.dtype}")
    if shape != own.shape:
        raise Misfit(
            f"{name} has shape {shape}, the network's has {own.shape}"
        )
    if member.file_size != head.tell() + own.size * dtype.itemsize:
        raise ValueError(f"{name} is not as long as it declares")
    flat = np.frombuffer(archive.read(member), dtype, offset=head.tell())
    values = flat.reshape(shape, order="F" if by_columns else "C")
    with np.errstate(over="ignore"):
        return values.astype(own.dtype)
