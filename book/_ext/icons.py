"""Line icons, drawn for the book on a 24 by 24 grid."""

from __future__ import annotations

from markupsafe import Markup

PATHS = {
    "menu": "M4 7h16M4 12h16M4 17h10",
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20",
    "moon": "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
    "sun": (
        "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8z"
        "M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2"
        "M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"
    ),
    "run": "M7 5l12 7l-12 7z",
    "save": "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14",
    "source": "M8.5 7L3.5 12l5 5M15.5 7l5 5l-5 5",
    "flag": "M6 20.5V4.5h11.5l-2.5 4l2.5 4H6",
    "mark": (
        "M5 6.5h.01M5 17.5h.01M7 7.5L14 11M7 16.5L14 13"
        "M17 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z"
    ),
}


def icon(name: str) -> Markup:
    """Return an icon that a screen reader skips."""
    return Markup(
        '<svg class="icon" viewBox="0 0 24 24" width="18" height="18" '
        f'aria-hidden="true"><path d="{PATHS[name]}"/></svg>'
    )
