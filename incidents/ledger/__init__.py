"""The ledger: comparing, adding and subtracting claims, and saying so; pure functions.

It knows no database, no page and no country. `compare` sets accounts against each other, `order`
sorts them, `sums` adds or refuses, `sentences` says it, `changes` tells two instants apart.
"""

from incidents.ledger import sentences, sums
from incidents.ledger.changing import changes
from incidents.ledger.comparing import compare, touching
from incidents.ledger.ordering import groups, order
from incidents.ledger.output import as_json
from incidents.ledger.records import (
    Account,
    Comparison,
    Difference,
    Refusal,
    State,
    Sum,
    Verdict,
)
from incidents.ledger.standing import chain, standing
from incidents.ledger.summing_up import summary

__all__ = [
    "Account",
    "Comparison",
    "Difference",
    "Refusal",
    "State",
    "Sum",
    "Verdict",
    "as_json",
    "chain",
    "changes",
    "compare",
    "groups",
    "order",
    "sentences",
    "standing",
    "summary",
    "sums",
    "touching",
]
