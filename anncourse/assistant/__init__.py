"""An assistant: what is asked, in which detail, and in a dialogue.

>>> from anncourse.assistant import Assistant
>>> Assistant().answer("wake me at six").intent
'timer'
"""

from anncourse.assistant.dialogue import Answer, Assistant, corrected
from anncourse.assistant.learning import (
    Networks,
    learn,
    right_intents,
    right_tags,
    store,
    stored,
)
from anncourse.assistant.meanings import WordVectors, word_vectors
from anncourse.assistant.replies import reply
from anncourse.assistant.spelling import correct, corrections, edit_distance
from anncourse.assistant.wording import reworded, worth

__all__ = [
    "Answer",
    "Assistant",
    "Networks",
    "WordVectors",
    "correct",
    "corrected",
    "corrections",
    "edit_distance",
    "learn",
    "reply",
    "reworded",
    "right_intents",
    "right_tags",
    "store",
    "stored",
    "word_vectors",
    "worth",
]
