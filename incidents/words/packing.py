"""What the README of a data package says before its files are used."""

from __future__ import annotations

from incidents.words.tongue import _


def headings() -> dict[str, str]:
    """Head its sections."""
    return {
        "cite": _("Cite as"),
        "licences": _("Licences"),
        "care": _("Before use"),
        "sources": _("Sources"),
    }


def made(view: str, dataset: str, version: str, software: str, digest: str) -> tuple[str, str]:
    """Say which view of which data it holds, and what made it."""
    return (
        _("View `{view}` of {dataset} {version}.", view=view, dataset=dataset, version=version),
        _(
            "Made by Crossclaim {version}. Data SHA-256: `{digest}`.",
            version=software,
            digest=digest,
        ),
    )


def places(origin: str) -> str:
    """Say where places come from."""
    return _("Places: {origin}", origin=origin)


def raw() -> str:
    """Warn of cells that a spreadsheet would take for formulas."""
    return _(
        "Cells hold text exactly as recorded. Do not open these files in a spreadsheet without "
        "importing the columns as text: a cell may begin with a sign that starts a formula."
    )
