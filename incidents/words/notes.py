"""What travels with every view: how to read it and how to cite it."""

from __future__ import annotations

from incidents.words.tongue import _


def reading(first: str, second: str) -> tuple[str, ...]:
    """Explain how a view is read, in a few sentences."""
    return (
        _(
            "Circle, left, up: {first}. Square, right, down: {second}. Diamond: others, never "
            "part of a side’s account.",
            first=first,
            second=second,
        ),
        _("A side claims the other’s losses and reports its own: statements, not findings."),
        _(
            "A grey bar joins two figures only if they count the same people or things with the "
            "same status and scope."
        ),
        _(
            "Broken outline: nothing from the side itself. Slashed: denies. Arrow: more than, or "
            "at least. Struck: replaced by a later figure of the same side."
        ),
        _("10 to 20 is drawn as wide as 100 to 200: both are double."),
    )


def boundary(name: str, note: str) -> str:
    """Say what is contested about the line."""
    return _("{line}: {note}.", line=name, note=note.rstrip("."))


def atlas(name: str, digest: str) -> str:
    """Say the SHA-256 of an atlas."""
    return _("SHA-256 of the atlas {name}: {digest}", name=name, digest=digest)
