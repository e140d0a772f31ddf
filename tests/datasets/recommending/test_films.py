"""MovieLens on request: fetched once, checked each time, refused with a way out."""

import io
from hashlib import sha256
from zipfile import ZipFile

import pytest

from anncourse import datasets
from anncourse.datasets.recommending import films

ROWS = "1\t2\t5\t881250949\n3\t1\t1\t891717742\n"
ITEMS = "1|Toy Story (1995)|rest\n2|Les Misérables (1995)|rest\n"


@pytest.fixture
def far(tmp_path, monkeypatch):
    """Put a small file of the same form where GroupLens would have its own."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("ml-100k/u.data", ROWS)
        archive.writestr("ml-100k/u.item", ITEMS.encode("latin-1"))
    place = tmp_path / "far" / "small.zip"
    place.parent.mkdir()
    place.write_bytes(buffer.getvalue())
    monkeypatch.setattr(films, "URL", place.as_uri())
    monkeypatch.setattr(
        films, "SHA256", sha256(buffer.getvalue()).hexdigest()
    )
    return place


def test_it_is_fetched_once_with_its_terms(far, tmp_path, capsys):
    home = tmp_path / "home"
    ratings = datasets.movielens(home, download=True)
    told = capsys.readouterr().out
    assert "not for commercial use" in told
    assert "Harper & Konstan 2015" in told
    far.unlink()
    again = datasets.movielens(home)
    assert capsys.readouterr().out == ""
    for one in (ratings, again):
        assert one.people.tolist() == [0, 2]
        assert one.films.tolist() == [1, 0]
        assert one.stars.tolist() == [5, 1]
        assert one.seconds.tolist() == [881250949, 891717742]
        assert one.titles == ("Toy Story (1995)", "Les Misérables (1995)")


def test_nothing_is_fetched_unless_told(far, tmp_path):
    with pytest.raises(
        FileNotFoundError, match=r"movielens\(download=True"
    ):
        datasets.movielens(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_offline_it_says_how_to_bring_the_file(far, tmp_path, monkeypatch):
    monkeypatch.setattr(films, "URL", "http://127.0.0.1:9/ml-100k.zip")
    with pytest.raises(
        ConnectionError, match=r"could not reach http.*put it"
    ):
        datasets.movielens(tmp_path / "home", download=True)
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("download", [True, False])
def test_another_file_is_refused(far, tmp_path, monkeypatch, download):
    home = tmp_path / "home"
    if not download:
        datasets.movielens(home, download=True)
    monkeypatch.setattr(films, "SHA256", "0" * 64)
    with pytest.raises(
        ValueError, match="movielens expects the file of SHA"
    ):
        datasets.movielens(home, download=download)
    assert (home / "ml-100k.zip").exists() is not download


def test_a_flag_is_a_flag(tmp_path):
    with pytest.raises(ValueError, match="download to be True or False"):
        datasets.movielens(tmp_path, download=1)
