"""Suggestions of friends in a novel, by rules that count and by averaging."""

from anncourse.widgets.figures.friend_suggester.widget import (
    FriendSuggester,
)

__all__ = ["FriendSuggester"]
