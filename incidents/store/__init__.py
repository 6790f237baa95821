"""The store: a dataset in an embedded database, and the bounded answers it gives."""

from incidents.errors import StoreError
from incidents.store.answers import (
    Behind,
    Bounds,
    DayCount,
    LossKey,
    SideState,
    Spot,
    Sum,
    Totals,
)
from incidents.store.built import is_built
from incidents.store.counting import MOST_BARS
from incidents.store.covering import Covered, SlotCount
from incidents.store.library import Listed, folder_of, home, library, unknown
from incidents.store.nearby import Nearby, Said
from incidents.store.opening import SHIPPED, is_being_written
from incidents.store.places import holds
from incidents.store.store import MOST_MARKS, MOST_ROWS, Store

__all__ = [
    "MOST_BARS",
    "MOST_MARKS",
    "MOST_ROWS",
    "SHIPPED",
    "Behind",
    "Bounds",
    "Covered",
    "DayCount",
    "Listed",
    "LossKey",
    "Nearby",
    "Said",
    "SideState",
    "SlotCount",
    "Spot",
    "Store",
    "StoreError",
    "Sum",
    "Totals",
    "folder_of",
    "holds",
    "home",
    "is_being_written",
    "is_built",
    "library",
    "unknown",
]
