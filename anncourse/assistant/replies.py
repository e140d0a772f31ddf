"""What the assistant says back: one sentence for each intent, with its slots."""

from __future__ import annotations

from collections.abc import Callable

Slots = dict[str, list[str]]
CAN = (
    "weather, timers and alarms, music, reminders and lists, units, "
    "translations, directions and lights"
)
REFUSAL = f"I cannot help with that. I know about {CAN}."


def reply(intent: str, slots: tuple[tuple[str, str], ...]) -> str:
    """Return a sentence that shows what was understood; nothing is done.

    Parameters
    ----------
    intent : str
        What was asked for.
    slots : tuple of (slot, words)
        In what detail.

    Returns
    -------
    str

    Examples
    --------
    >>> reply("timer", (("time", "six"),))
    'Alarm set for six.'
    >>> reply("none", ())[:25]
    'I cannot help with that. '
    """
    if intent == "none":
        return REFUSAL
    found: Slots = {}
    for name, words in slots:
        found.setdefault(name, []).append(words)
    return _SAY[intent](found)


def _join(found: Slots, *names: str) -> str:
    return " and ".join(w for name in names for w in found.get(name, []))


def _with(before: str, words: str) -> str:
    return f" {before} {words}" if words else ""


def _weather(found: Slots) -> str:
    place = _with("in", _join(found, "place")) or " here"
    return f"The weather{place}{_with('for', _join(found, 'time'))}."


def _timer(found: Slots) -> str:
    if found.get("span") and not found.get("time"):
        return f"Timer for {_join(found, 'span')}."
    if found.get("time"):
        return f"Alarm set for {_join(found, 'time')}."
    return "Your timers and alarms."


def _music(found: Slots) -> str:
    title, artist = _join(found, "title", "genre"), _join(found, "artist")
    if title or artist:
        by = _with("by", artist) if title else f" {artist}"
        return f"Playing{_with('', title).replace('  ', ' ')}{by}."
    return "Your music."


def _reminder(found: Slots) -> str:
    task = _join(found, "task")
    when = _join(found, "time", "span")
    if task:
        return f"Noted: {task}{_with('for', when)}."
    return f"Your calendar and lists{_with('for', when)}."


def _convert(found: Slots) -> str:
    units = found.get("unit", [])
    if len(units) > 1:
        return f"Converting {_join(found, 'amount') or '1'}: {' and '.join(units)}."
    return "Tell me an amount and two units."


def _translate(found: Slots) -> str:
    phrase = _join(found, "phrase") or "that"
    return f"“{phrase}”{_with('in', _join(found, 'language'))}."


def _directions(found: Slots) -> str:
    places = " and ".join(found.get("place", []))
    return (
        f"The way{_with('to', places)}."
        if places
        else "Your way and traffic."
    )


def _lights(found: Slots) -> str:
    room = _with("in", _join(found, "room"))
    how = _join(found, "color", "amount")
    return f"Lights{room}{_with('at', how)}{_with('for', _join(found, 'time'))}."


_SAY: dict[str, Callable[[Slots], str]] = {
    "weather": _weather,
    "timer": _timer,
    "music": _music,
    "reminder": _reminder,
    "convert": _convert,
    "translate": _translate,
    "directions": _directions,
    "lights": _lights,
}
