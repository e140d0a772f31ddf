"""What a wrong answer says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wrong:
    """An answer to one task that looks right and is not.

    Attributes
    ----------
    task : str
        The id of the task's cell.
    what : str
        The mistake in a few words.
    code : str
        What is put in place of the stub.
    hint : str
        Words of the hint that its author gets.
    test : str
        The test cell that must catch it; the task's own, if it is not named.
    needs : tuple of str
        Tasks before it, whose names it uses.
    """

    task: str
    what: str
    code: str
    hint: str
    test: str = ""
    needs: tuple[str, ...] = ()

    @property
    def judged_by(self) -> str:
        """Return the test cell that must catch it."""
        return self.test or f"{self.task}-test"
