"""The views of this page, each worked out once and shared by all who look at it.

Stores and views never change, so they are the keys; a dataset that is read again is another
store. Only the parts that are drawn are worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar, cast

from incidents.brief import Sight
from incidents.query import View
from incidents.store import Store
from incidents.words.tongue import language, speaking

Part = TypeVar("Part")


def overview(store: Store, view: View) -> Sight:
    """Return the whole view, whatever incident is open in it."""
    return _sight(store, replace(view.shown, incident=""), language())


def incident(store: Store, view: View) -> Sight:
    """Return the incident that is open, whatever the filters."""
    return _sight(store, view.shown, language())


@lru_cache(maxsize=64)
def _sight(store: Store, view: View, _language: str) -> Sight:
    return Sight(view, store)


def part(make: Callable[..., Part], sight: Sight, *more: Hashable) -> Part:
    """Work out one part of a brief, or remember it."""
    return cast("Part", _part(make, sight, language(), *more))


@lru_cache(maxsize=256)
def _part(make: Callable[..., object], sight: Sight, spoken: str, *more: Hashable) -> object:
    with speaking(spoken):
        return make(sight, *more)
