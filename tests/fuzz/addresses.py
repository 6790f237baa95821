"""Hostile addresses: whatever one asks, a view is shown, and what was ignored is said."""

from __future__ import annotations

import json
import random
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote_to_bytes

from incidents import brief
from incidents.errors import UnknownIncidentError
from incidents.query import View
from incidents.query.filters import PARAMETERS
from incidents.store import Store
from tests.conftest import write_tiny
from tests.fuzz.hostile import cell, overwritten

OWN = (
    "data",
    "incident",
    "claim",
    "row",
    "sum",
    "mark",
    "tab",
    "lat",
    "lon",
    "zoom",
    "embed",
    "play",
)
TABS = ("ledger", "incidents", "sources", "about")
GOOD = {
    "incident": ("bridge", "strike", "quiet"),
    "claim": ("n1", "s2", "c999"),
    "row": ("bridge/S/soldiers/killed", "strike/N/fighters/killed"),
    "sum": ("N/S/soldiers/killed", "third/N/civilians/killed"),
    "mark": ("Kabul", "Khost Province"),
    "from": ("2025-10-09", "2025-10-20"),
    "to": ("2025-10-12", "2025-01-01"),
    "as_known_on": ("2025-10-12T09:00Z", "2025-10-12T09:00+04:30"),
    "claimant": ("N", "S,N", "UN"),
    "place": ("Kabul", "Chaman"),
    "text": ("bridge", "Brücke"),
    "tab": TABS,
}


def case(chance: random.Random, folder: Path) -> str:
    """Open one hostile address."""
    store = _store(folder.parent)
    params = parse_qs(written(chance), keep_blank_values=True, errors="replace")
    view, ignored = View.from_params(params, store.names, TABS)
    if not all(map(_is_line, ignored)):
        return f"told badly: {ignored}"
    again, more = View.from_params(view.to_params(), store.names, TABS)
    if again != view or more:
        return f"{view.to_params()} means {again} and says {more}"
    return _drawn(store, view)


def _is_line(text: str) -> bool:
    """Tell whether a text is one line that a terminal can show."""
    return bool(text) and not any(
        unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp") for one in text
    )


def _drawn(store: Store, view: View) -> str:
    """Work out what the page shows; an incident that is not there is closed, as the page does."""
    try:
        made = brief.make(brief.Sight(view, store))
    except UnknownIncidentError:
        made = brief.make(brief.Sight(replace(view, incident=""), store))
    json.dumps(brief.as_json(made), allow_nan=False).encode()
    return ""


def written(chance: random.Random) -> str:
    """Write the part of an address behind its question mark."""
    pairs = [f"{_name(chance)}={_value(chance)}" for _ in range(chance.randrange(1, 9))]
    text = chance.choice(("&", "&", ";", "&&")).join(pairs)
    if chance.random() < 0.2:
        text = overwritten(chance, text.encode()).decode("latin-1")
    return text


def _name(chance: random.Random) -> str:
    names = (*PARAMETERS, *OWN)
    return chance.choice(names) if chance.random() < 0.9 else quote(_text(chance), safe="")


def _value(chance: random.Random) -> str:
    if chance.random() < 0.4:
        return quote(chance.choice(chance.choice(list(GOOD.values()))))
    text = ",".join(_text(chance) for _ in range(chance.choice((1, 1, 1, 2, 50))))
    return (
        quote(text, safe="")
        if chance.random() < 0.8
        else unquote_to_bytes(text[:200]).decode("latin-1")
    )


def _text(chance: random.Random) -> str:
    return cell(chance).encode("utf-8", "replace").decode()


@cache
def _store(folder: Path) -> Store:
    return Store.open(write_tiny(folder / "tiny"), folder / "cache")
