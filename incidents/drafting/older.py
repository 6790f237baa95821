"""Events that a text recalls from before the episode it reports."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LONG_AGO = re.compile(
    r"\b(?P<alike>similar|previous|earlier) (?:clash|incident|attack|raid|strike|exchange"
    r"|shooting|standoff)\w*"
    r"|\blast year|\ba year (?:ago|earlier|before)|\byears? (?:ago|earlier|before)"
    r"|\bdecades? (?:ago|earlier)|\bcentury\b"
    r"|\bprevious (?:war|clash|clashes|round|conflict|flare-?up|crisis)|\b(?:earlier|last"
    r"|previous) (?:war|conflict|round)\b"
    r"|\bin the (?:\d{4}s|last war|previous|nineties|eighties)|\bmonths (?:ago|earlier)"
    r"|\blast (?:spring|summer|autumn|winter|"
    rf"{_MONTHS})\b|\bthe year before\b|\b(?:{_MONTHS}) last year|\bback in\b"
    rf"|\bthat (?:earlier )?war\b|\bhistor(?:y|ical)\b",
    re.IGNORECASE,
)
_CLOSING_MONTH = re.compile(rf"\bin ({_MONTHS})[.]?$")
_TREATY = re.compile(r" (?:accord|agreement|cease-?fire|deal|line|protocol|treaty|truce)s?\b")
_THIS_YEAR = re.compile(r"\bthis (?:year|month|week)\b")
_THESE_DAYS = re.compile(r"\bon \w+day\b|\byesterday\b|\bhours (?:earlier|before)\b")
_OPENING_MONTH = re.compile(
    rf"(?:Last|In|Back in|Earlier, in|In an? (?:\w+ )?incident in) ({_MONTHS})\b(?! \d)"
)
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(
    r"\bsince\b|\b(?:in|over|during|for) the (?:past|last|same|first|whole)\b"
    r"|\bso far (?:this|in)\b|\bthis (?:week|month|year)\b"
    r"|\bin that week|\bbetween \d+ and \d+ [A-Z]|\bsame period\b|\bin the (?:week|month"
    r"|fortnight) (?:to|since|up to)|\bfrom \d+ to \d+ [A-Z]"
    r"|\bcumulative|\bin all since|\bin (?:two|three|four|five|six|seven|\d+) (?:days"
    r"|weeks|months) of\b",
    re.IGNORECASE,
)


def is_older(words: str, published: dt.date | None, *, goes_on: bool = False) -> bool:
    """Tell whether a sentence recalls an earlier event.

    Parameters
    ----------
    words
        The sentence.
    published
        The article's day, where it is known: its own year is no past one.
    goes_on
        Whether the sentence before recalled one, and this one carries no sign of the present.
    """
    if _THIS_YEAR.search(words):
        return False
    found = _LONG_AGO.search(words)
    if found and not (found["alike"] and _THESE_DAYS.search(words)):
        return True
    years = [found for found in _YEAR.finditer(words) if not _is_counted(words, found)]
    if published and _is_other_month(words, published):
        return True
    past = [
        found
        for found in years
        if not _is_since(words, found)
        and not words[: found.start()].endswith("born in ")
        and not _TREATY.match(words, found.end())
        and _is_past(found.group(), published)
    ]
    return bool(past) or goes_on


def _is_other_month(words: str, published: dt.date) -> bool:
    """Tell whether a sentence opens with a month well before the article's: “In March, …”."""
    found = _OPENING_MONTH.match(words) or _CLOSING_MONTH.search(words)
    if not found:
        return False
    number = _MONTHS.split("|").index(found[1]) + 1
    return (published.month - number) % 12 in range(2, 12)


def _is_counted(words: str, found: re.Match[str]) -> bool:
    return bool(
        re.match(r" (?:people|soldiers|civilians|residents|families|homes)", words[found.end() :])
    )


def _is_since(words: str, found: re.Match[str]) -> bool:
    is_since = re.search(r"\bsince (?:[\w ]{0,30})$", words[: found.start()], re.IGNORECASE)
    return bool(is_since) and not re.match(r",? when\b", words[found.end() :])


def _is_past(year: str, published: dt.date | None) -> bool:
    return published is None or int(year) < published.year


def is_period(words: str) -> bool:
    """Tell whether a sentence gives totals of a stated stretch of time."""
    return bool(_PERIOD.search(words))
