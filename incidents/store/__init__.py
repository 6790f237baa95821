"""The store: a dataset in an embedded database, and the bounded answers it gives."""

from incidents.store.answers import Bounds, DayCount, Mark, SumRow, Totals
from incidents.store.cache import StoreError
from incidents.store.opening import SHIPPED
from incidents.store.store import Store

__all__ = [
    "SHIPPED",
    "Bounds",
    "DayCount",
    "Mark",
    "Store",
    "StoreError",
    "SumRow",
    "Totals",
]
