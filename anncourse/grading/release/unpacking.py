"""Every piece of a file that could hold a text: unpacked, decoded, without escapes."""

from __future__ import annotations

import base64
import binascii
import bz2
import contextlib
import gzip
import html
import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from anncourse.grading.sandbox.limits import MB

MOST = 256 * MB
LAYERS = 4  # of escapes, one inside the other
WORDS = re.compile(r"[^0-9A-Za-z_]+")
ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|[nrt"/\\])')
OF_BASE64 = rb"[A-Za-z0-9+/_-]"
# Its lines may end, also as JSON writes it.
BASE64 = re.compile(OF_BASE64 + rb"{64}(?:" + OF_BASE64 + rb"|\r?\n|\\n)*")
LINE_END = re.compile(rb"\\n|[\r\n]")
TAG = re.compile(r"<[^<>]{0,500}>")
SAID = {"n": "\n", "r": "\r", "t": "\t"}
UNPACK: dict[bytes, Callable[[io.BytesIO], io.BufferedIOBase]] = {
    b"\x1f\x8b": lambda raw: gzip.GzipFile(fileobj=raw),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


def inside(content: bytes) -> Iterator[tuple[str, bytes | Exception]]:
    """Yield what is packed in a file, one layer deep.

    Parameters
    ----------
    content : bytes
        The file's.

    Yields
    ------
    name : str
        What the piece is called.
    piece : bytes or Exception
        At most one byte more than `MOST`; or why it cannot be unpacked.
    """
    for magic, opened in UNPACK.items():
        if content.startswith(magic):
            try:
                yield "unpacked", opened(io.BytesIO(content)).read(MOST + 1)
            except BROKEN as error:
                yield "unpacked", error
    if b"PK\x03\x04" in content[:4] or b"PK\x05\x06" in content[-66_000:]:
        yield from _in_zip(content)
    for run in BASE64.findall(content):
        line = LINE_END.sub(b"", run).translate(
            bytes.maketrans(b"-_", b"+/")
        )
        with contextlib.suppress(binascii.Error):
            yield "base64", base64.b64decode(line[: len(line) // 4 * 4])


def _in_zip(content: bytes) -> Iterator[tuple[str, bytes | Exception]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (*BROKEN, ValueError):
        return  # it only looks like one
    with archive:
        for entry in archive.infolist():
            try:
                with archive.open(entry) as file:
                    yield entry.filename, file.read(MOST + 1)
            except (*BROKEN, RuntimeError, NotImplementedError) as error:
                yield entry.filename, error


def forms(content: bytes) -> Iterator[str]:
    """Yield a text as it is, without escapes, and without markup.

    Parameters
    ----------
    content : bytes
        In UTF-8 or UTF-16; what is neither is left out.

    Yields
    ------
    str
        Each form.
    """
    text = content.replace(b"\0", b"").decode("utf-8", "ignore")
    for _ in range(LAYERS):
        yield text
        if "<" in text:
            yield html.unescape(TAG.sub("", text))
        clear = ESCAPE.sub(_said, html.unescape(unquote(text)))
        if clear == text:
            return
        text = clear


def _said(match: re.Match[str]) -> str:
    code = match[1]
    if len(code) == 5:
        return chr(int(code[1:], 16))
    return SAID.get(code, code)


def words(text: str) -> str:
    """Return only the letters, digits and ``_`` of a text."""
    return WORDS.sub("", text)
