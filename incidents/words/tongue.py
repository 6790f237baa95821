"""The language that is spoken: messages through gettext, dates, lists and numbers through Babel.

English is the source. A message is one whole sentence or label with ``{named}`` values, so that
a translation may put them in any order. The pseudo-language ``en_XA`` dresses every message up,
so that a word which never passed through here stands out.

Babel is imported by what writes a date, a list or a number: the terminal's help needs none of it.
"""

from __future__ import annotations

import datetime as dt
import gettext
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Literal

DOMAIN = "crossclaim"
LOCALES = Path(__file__).parent / "locale"
ENGLISH, PSEUDO = "en_GB", "en_XA"
VARIABLE = "CROSSCLAIM_LANGUAGE"

_chosen: ContextVar[str] = ContextVar("language", default="")

LONG_DATE = "yMMMMd"
"""CLDR has a style for it and no skeleton."""

FIRST_STRONG, POP = "\u2068", "\u2069"
_ISOLATED = re.compile(f"{FIRST_STRONG}[^{FIRST_STRONG}{POP}]*{POP}")
_QUOTED = re.compile("“[^”]*”")
_HOLE = re.compile(r"(\{[^{}]*\})")
_DRESSED = str.maketrans("aeiouycdghlnrstzAEIOUCDGLNRSTZ", "áéíóúýçđğĥłñŕšŧžÁÉÍÓÚÇĐĞŁÑŔŠŦŽ")


def language() -> str:
    """Tell which language is spoken here: that of `speaking`, else of the environment."""
    return _chosen.get() or _known(os.environ.get(VARIABLE, "")) or ENGLISH


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Speak a language, such as ``ur`` or ``en_GB``; one that is not known is English."""
    token = _chosen.set(_known(name) or ENGLISH)
    try:
        yield
    finally:
        _chosen.reset(token)


@lru_cache(maxsize=64)
def _known(name: str) -> str:
    if name in ("", PSEUDO):
        return name
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415

    try:
        return str(Locale.parse(name.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return ""


@lru_cache(maxsize=16)
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALES, [name], fallback=True)


def _(message: str, /, **values: object) -> str:
    """Say a message, with its values in their places; no message is said as nothing."""
    if not message:
        return ""
    name = language()
    said = _dressed(message) if name == PSEUDO else _catalogue(name).gettext(message)
    return _filled(said, values)


def n_(one: str, many: str, number: int, /, **values: object) -> str:
    """Say a message about a number of things; ``{number}`` is the number, written out."""
    name = language()
    if name == PSEUDO:
        said = _dressed(one if number == 1 else many)
    else:
        said = _catalogue(name).ngettext(one, many, number)
    return _filled(said, {"number": in_digits(number), **values})


def N_(message: str) -> str:  # noqa: N802  the name by which Babel finds messages
    """Mark a message for translation where it is written but not said."""
    return message


def _filled(message: str, values: dict[str, object]) -> str:
    if not values:
        return message
    return message.format(**{name: isolated(str(value)) for name, value in values.items()})


def isolated(text: str) -> str:
    """Keep text that runs from the right from turning round what stands beside it."""
    if text.isascii():
        return text
    outside = _ISOLATED.sub("", text)
    if not any(unicodedata.bidirectional(c) in ("R", "AL") for c in outside):
        return text
    return f"{FIRST_STRONG}{text}{POP}"


def _dressed(message: str) -> str:
    parts = (p if p.startswith("{") else p.translate(_DRESSED) for p in _HOLE.split(message))
    return f"⟦{''.join(parts)}⟧"


def _babel() -> str:
    name = language()
    return ENGLISH if name == PSEUDO else name


def _written(text: str) -> str:
    return _dressed(text) if language() == PSEUDO else text


def in_digits(number: float) -> str:
    """Write a number: "1,514"."""
    return _number(number, _babel())


@lru_cache(maxsize=4096)
def _number(number: float, locale: str) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(number, locale=locale)


def listed(items: Iterable[str]) -> str:
    """Join items as a list: "A, B and C"."""
    return _joined([isolated(one) for one in items], "standard")


def either(items: Iterable[str]) -> str:
    """Join items as alternatives: "A, B or C"."""
    return _joined([isolated(one) for one in items], "or")


def _joined(items: list[str], style: Literal["standard", "or"]) -> str:
    from babel.lists import format_list  # noqa: PLC0415

    if len(items) > 1 and any("," in _QUOTED.sub("", one) for one in items):
        return _("{first}; {rest}", first=items[0], rest=_joined(items[1:], style))
    if language() != PSEUDO or len(items) < 2:
        return format_list(items, style=style, locale=_babel())
    places = [f"{{{place}}}" for place in range(len(items))]
    return _dressed(format_list(places, style=style, locale=_babel())).format(*items)


def date(day: dt.date, skeleton: str) -> str:
    """Write a day by a CLDR skeleton, such as ``yMMMMd``."""
    return _written(_date(day, skeleton, _babel()))


@lru_cache(maxsize=8192)
def _date(day: dt.date, skeleton: str, locale: str) -> str:
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415

    if skeleton == LONG_DATE:
        return format_date(day, "long", locale=locale)
    return format_skeleton(skeleton, day, locale=locale)


def language_name(code: str) -> str:
    """Name a language by its ISO 639-1 code; one that is not known is its own name."""
    from babel import Locale  # noqa: PLC0415

    return _written(Locale.parse(_babel()).languages.get(code, code))


def short_month(day: dt.date) -> str:
    """Write the month of a day, short: "Oct"."""
    from babel.dates import get_month_names  # noqa: PLC0415

    return _written(get_month_names("abbreviated", "stand-alone", _babel())[day.month])
