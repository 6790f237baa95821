"""Numbers that count no loss: distances, times, dates, ages, money, shares."""

from __future__ import annotations

import re

from incidents.drafting.lexicon import coined_at
from incidents.drafting.numerals import Numeral


def not_counts(words: str, one: Numeral) -> str:
    """Tell what kind of number it is that counts no loss: a distance, a time; else nothing."""
    before, after = words[: one.start], words[one.end :]
    if coined_at(after):
        return ""
    return next((why for why, look in _OTHER if look(before, after, one)), "")


def _ahead(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"[ -]?(?:{pattern})(?!\w)", re.IGNORECASE)


_UNITS = (
    (
        "distance",
        _ahead(
            r"(?:nautical |square |cubic )?(?:km2?|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|m"
            r"|feet|foot|ft|hectares?|acres?|feddans?|dunams?|mu|yards?)"
        ),
    ),
    ("time", _ahead(r"(?:\w+ )?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)")),
    ("time", _ahead(r"(?:a\.?m|p\.?m|GMT|UTC|o'clock|local time)")),
    ("time", _ahead(r"(?:consecutive |straight )?(?:decades?|centur(?:y|ies))")),
    ("share", _ahead(r"out of")),
    ("share", _ahead(r"(?:per ?cent|percent|%|percentage)")),
    (
        "money",
        _ahead(
            r"(?:million |billion )?(?:US |U\.S\. )?(?:dollars?|euros?|pounds?|baht|rupees?|rubles?"
            r"|roubles?|yuan|riyals?|dinars?|somoni|soms?|birr|shillings?|francs?|pesos?|drams?"
            r"|manats?|shekels?|crores?|lakhs?|liras?|rials?|won|yen)"
        ),
    ),
    ("amount", _ahead(r"(?:barrels?|tonnes?|tons?|litres?|megawatts?|kg|kilograms?|degrees?)")),
    (
        "date",
        _ahead(
            r"(?:and \d+ |to \d+ )?(?:January|February|March|April|May|June|July|August|September"
            r"|October|November|December)"
        ),
    ),
    ("animals", _ahead(r"(?:head of )?(?:cattle|cows|sheep|goats|camels|livestock|animals)")),
)
_MONTH_BEFORE = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? $"
)
_AGE_BEFORE = re.compile(r"\b(?:aged|age|man of|woman of|boy of|girl of)\s$|[A-Z]\w+, $")
_LABEL_BEFORE = re.compile(
    r"\b(?:kilomet(?:re|er)|km|route|article|resolution|no\.|number|hill|point|post|brigade|line"
    r"|sector|block|phase|chapter|page|vessels?|ships?|flight|highway|pillar|marker"
    r"|gate|pier)\s(?:\d+ and )?$",
    re.IGNORECASE,
)


def _is_year(before: str, after: str, one: Numeral) -> bool:
    return bool(
        one.kind in ("plain", "range")
        and re.fullmatch(r"(?:\w+ )?(?:19|20)\d\d(?: ?- ?\d{4})?", one.wording)
        and not re.match(r" (?:people|civilians|soldiers|residents|families)", after)
        and not re.search(r"\bsome $", before)
    )


def _is_age(before: str, after: str, one: Numeral) -> bool:
    if re.search(r"\b(?:boy|girl|man|woman|child|baby|son|daughter) of $", before):
        return True
    if (
        re.match(r"under|below|over|above", one.wording, re.IGNORECASE)
        and (one.high or one.low or 0) < 100
    ):
        return bool(re.search(r"\b(?:them|those|whom|children|were|are|all|half|aged) $", before))
    return bool(
        _AGE_BEFORE.search(before)
        and re.match(r"[,.;]", after)
        and (one.high or 0) < 110
        and not one.wording.startswith(("at", "more"))
    )


_IN_SO_MANY = re.compile(
    r"\b(?:one|two|three|four|nine|\d) in (?:two|three|four|five|six|ten|\d+)"
    r"(?= of\b| (?:is|are|was|were)\b|[,.;])"
)


def _is_share(before: str, after: str, one: Numeral) -> bool:
    """Whether it belongs to “two in three of them”."""
    found = _IN_SO_MANY.finditer(f"{before}{one.wording}{after}")
    return any(share.start() <= one.start < share.end() for share in found)


_OTHER = (
    ("year", _is_year),
    (
        "date",
        lambda before, _after, one: bool(
            one.high and one.high < 32 and _MONTH_BEFORE.search(before)
        ),
    ),
    ("age", _is_age),
    (
        "label",
        lambda before, _after, one: one.kind == "plain" and bool(_LABEL_BEFORE.search(before)),
    ),
    ("share", lambda before, _after, _one: before.endswith(" out of ")),
    ("share", _is_share),
    ("time", lambda _before, after, _one: bool(re.match(r":\d\d", after))),
    ("age", lambda _before, after, _one: bool(re.match(r"-years?-old", after))),
    *(
        (why, lambda _before, after, _one, unit=unit: bool(unit.match(after)))
        for why, unit in _UNITS
    ),
)
