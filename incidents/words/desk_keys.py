"""What the keys of the desk do."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.words.tongue import _


def keys(part: str) -> Sequence[tuple[str, str]]:
    """List the keys of a part of the desk, and what each does."""
    walk = ("J K", _("next, previous"))
    known = {
        "paste": (("Ctrl ↵", _("read it")),),
        "article": (
            walk,
            ("↵", _("take")),
            ("Shift ↵", _("take all with nothing open")),
            ("1 – 9", _("choose")),
            ("X", _("not a claim")),
            ("U", _("undo")),
            ("Ctrl ↵", _("send for review")),
        ),
        "claim": (
            ("1 – 9", _("choose")),
            ("↵", _("take")),
            ("F", _("flip: the other side speaks")),
            walk,
            ("U", _("undo")),
        ),
        "source": (("N", _("take the nearest words")), ("Ctrl ↵", _("send for review"))),
        "review": (
            ("A", _("accept")),
            ("B", _("send back")),
            walk,
            ("Z", _("take back the last decision")),
        ),
        "searches": (("1 – 4", _("the answer")), ("Ctrl ↵", _("send for review"))),
    }
    return known[part]
