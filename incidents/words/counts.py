"""Numbers in words: a count is said in one function, as a figure or in a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from incidents.ledger import MIN_RATIO, Account, Comparison
from incidents.quantities import CountRange
from incidents.text import one_line
from incidents.words.tongue import N_, _, either, in_digits, n_

MAX_VOICES = 4
_INNER = str.maketrans('“”"', "‘’’")
_OPENING = re.compile(r'(?<![^\s(\[“‘—–-])"(?=\S)')
"""A straight quotation mark that opens: nothing, a space or another opening sign is before it."""


def figure(count: CountRange) -> str:
    """Write a count as a figure: "58", "15–20", "30+", ">200", "≤20"; or its words, or nothing.

    "Around 70" is "≈70"; what makes a figure uncertain besides is said beside it (`doubt`).
    """
    return f"≈{_figure(count)}" if count.about else _figure(count)


def _figure(count: CountRange) -> str:
    if count.low is None or count.said is None:
        return one_line(count.wording)
    if count.is_more_than:
        return f">{in_digits(count.said)}"
    if count.high is None:
        return f"{in_digits(count.low)}+"
    if count.is_up_to:
        return f"≤{in_digits(count.high)}"
    if count.low == count.high:
        return in_digits(count.low)
    return _ranged(in_digits(count.low), in_digits(count.high), count.best)


def _ranged(low: str, high: str, best: int | None) -> str:
    if best is None:
        return f"{low}–{high}"
    return _("{low}–{high}, best {best}", low=low, high=high, best=in_digits(best))


def spoken(count: CountRange) -> str:
    """Say a count inside a sentence: "58", "more than 200", "around 70", "3 (reportedly)"."""
    said = _(_ABOUT[count.about], number=_spoken(count)) if count.about else _spoken(count)
    return _("{figure} ({doubt})", figure=said, doubt=uncertainty(count)) if count.doubt else said


_ABOUT = {
    "around": N_("around {number}"),
    "about": N_("about {number}"),
    "nearly": N_("nearly {number}"),
    "almost": N_("almost {number}"),
    "approximately": N_("approximately {number}"),
    "roughly": N_("roughly {number}"),
}
_DOUBTS = {
    "reportedly": N_("reportedly"),
    "allegedly": N_("allegedly"),
    "suspected": N_("suspected"),
    "by estimates": N_("by estimates"),
    "by initial estimates": N_("by initial estimates"),
    "by intelligence estimates": N_("by intelligence estimates"),
}


def uncertainty(count: CountRange) -> str:
    """Say what makes a figure uncertain, as it was said; or nothing."""
    return _(_DOUBTS.get(count.doubt.lower(), count.doubt))


def _spoken(count: CountRange) -> str:
    if count.low is None or count.said is None:
        return quoted(count.wording) if count.wording else _("no number")
    if count.is_more_than:
        return _("more than {number}", number=in_digits(count.said))
    if count.high is None:
        return _("at least {number}", number=in_digits(count.low))
    if count.is_up_to:
        return _("up to {number}", number=in_digits(count.high))
    return _figure(count)


def hedged(count: CountRange) -> str:
    """Write a figure with what makes it uncertain: "3 (reportedly)"."""
    if not count.doubt:
        return figure(count)
    return _("{figure} ({doubt})", figure=figure(count), doubt=uncertainty(count))


def doubt(account: Account) -> str:
    """Say what makes every figure of an account uncertain, as it was said; or nothing."""
    found = {uncertainty(count) for count in account.figures}
    return found.pop() if len(found) == 1 else ""


def quoted(text: str) -> str:
    """Set words apart as somebody's own; quotation marks inside them become single ones."""
    return _("“{words}”", words=_OPENING.sub("‘", one_line(text)).translate(_INNER))


def voices(account: Account) -> str:
    """Say every figure and every word of an account: "0 or 7", "58 or “heavy losses”"."""
    given = [one.count for one in account.voices if one.state in ("figure", "words")]
    told = [count for count in given if count.is_given]
    return either(spoken(count) for count in told) if told else spoken(account.count)


def account_figure(account: Account) -> str:
    """Write an account's figure: every voice where its voices disagree ("8, 10 or 17")."""
    labels = [figure(count) for count in account.figures]
    if 1 < len(labels) <= MAX_VOICES:
        return either(labels)
    label = figure(account.count)
    if len(labels) <= MAX_VOICES:
        return label
    return _("{figure} ({number} figures)", figure=label, number=in_digits(len(labels)))


def times(ratio: float, *, least: bool = False) -> str:
    """Write a ratio with one decimal, never a bare ".0"; a least is rounded down."""
    shown = math.floor(ratio * 10) / 10 if least else round(ratio, 1)
    return in_digits(shown if shown < 100 else math.floor(shown))


def gap(row: Comparison) -> str:
    """Say how far apart two accounts are: "×2.5 apart", "1 apart", "at least 35 apart"."""
    distance = row.gap or CountRange()
    if row.ratio is not None and row.ratio >= MIN_RATIO:
        ratio = times(row.ratio, least=distance.is_open)
        if is_more_than(row):
            return _("more than ×{ratio} apart", ratio=ratio)
        if distance.is_open:
            return _("at least ×{ratio} apart", ratio=ratio)
        return _("×{ratio} apart", ratio=ratio)
    return apart(distance)


def is_more_than(row: Comparison) -> bool:
    """Tell whether the larger of two accounts was said as "more than n"."""
    large = max(row.accounts, key=lambda each: each.count.low or 0)
    return bool(large.figures) and min(large.figures, key=lambda count: count.low or 0).is_more_than


def apart(distance: CountRange) -> str:
    """Say a distance between two counts: "35 apart", "at least 35 apart"."""
    number = in_digits(distance.low or 0)
    if distance.is_open:
        return _("at least {number} apart", number=number)
    return _("{number} apart", number=number)


def claims(number: int) -> str:
    """Count claims: "1 claim", "1,514 claims"."""
    return n_("{number} claim", "{number} claims", number)


def incidents(number: int) -> str:
    """Count incidents."""
    return n_("{number} incident", "{number} incidents", number)


def losses(number: int) -> str:
    """Count losses: the rows of the ledger about something counted."""
    return n_("{number} loss", "{number} losses", number)


def questions(number: int) -> str:
    """Count questions: the rows of the ledger about statements without a count."""
    return n_("{number} statement without a count", "{number} statements without a count", number)


def publications(number: int) -> str:
    """Count publications."""
    return n_("{number} publication", "{number} publications", number)


def more(number: int) -> str:
    """Say how many are not in sight: "5 more"."""
    return n_("{number} more", "{number} more", number)


OF = N_("{shown} of {total}")


def of(shown: int, total: int) -> str:
    """Say how many of a number are shown: "200 of 1,000"."""
    return _(OF, shown=in_digits(shown), total=in_digits(total))


def distinct(items: Iterable[str]) -> tuple[str, ...]:
    """Keep each of some texts once, in their order."""
    return tuple(dict.fromkeys(item for item in items if item))
