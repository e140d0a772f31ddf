"""Two writers that have read the same text: a recurrent network and a 6-gram.

``weights.json`` holds the network, ``scores.json`` what fifteen like it pay for a
letter of the text held out, in bits: five starts of each cell. training.py makes
both.
"""

from anncourse.widgets.figures.letter_writer.widget import LetterWriter

__all__ = ["LetterWriter"]
