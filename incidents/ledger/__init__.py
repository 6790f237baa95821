"""The ledger: judging only. Pure functions from claims to values; `incidents.words` says them.

It knows no database, no page, no language and no country. `compare` sets accounts against each
other, `order` sorts them, `news` tells two instants apart, `subtract` measures or refuses.
"""

from incidents.ledger.changing import News, news
from incidents.ledger.comparing import compare, touching
from incidents.ledger.corrections import corrections
from incidents.ledger.ordering import HEADINGS, MIN_RATIO, Heading, groups, heading, order
from incidents.ledger.records import (
    POSITIVE,
    QUIET,
    Account,
    Comparison,
    Loss,
    Remark,
    State,
    Verdict,
    Voice,
)
from incidents.ledger.standing import chain, is_known, standing
from incidents.ledger.subtracting import Difference, subtract

__all__ = [
    "HEADINGS",
    "MIN_RATIO",
    "POSITIVE",
    "QUIET",
    "Account",
    "Comparison",
    "Difference",
    "Heading",
    "Loss",
    "News",
    "Remark",
    "State",
    "Verdict",
    "Voice",
    "chain",
    "compare",
    "corrections",
    "groups",
    "heading",
    "is_known",
    "news",
    "order",
    "standing",
    "subtract",
    "touching",
]
