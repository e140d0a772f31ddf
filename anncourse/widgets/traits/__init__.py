"""What a trait of a live figure may hold, said once, here, and in the page's words.

Limits, units, digits, steps and labels reach the page as data: ``data()`` of each
rule. ``js/ui/rules.js`` reads them and refuses the same values in the same words.
A value that breaks a rule raises ValueError before anything changes, so a figure
keeps its last good state.
"""

from anncourse.widgets.traits.brought import Brought
from anncourse.widgets.traits.numbers import (
    Entry,
    Many,
    Number,
    Numbers,
    Without,
)
from anncourse.widgets.traits.records import Real, Records, Text
from anncourse.widgets.traits.rule import Choice, Choices, Flag, Line, Rule

__all__ = [
    "Brought",
    "Choice",
    "Choices",
    "Entry",
    "Flag",
    "Line",
    "Many",
    "Number",
    "Numbers",
    "Real",
    "Records",
    "Rule",
    "Text",
    "Without",
]
