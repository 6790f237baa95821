"""From a pasted article to amendments: its source, its incident, and drafts of its claims.

Nothing is guessed that is not said to be: what the rules are not sure of is open, and whoever
takes the draft decides it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geodata.errors import GeodataError
from geodata.gazetteer import Gazetteer
from incidents.dates import MONTHS
from incidents.desk.addresses import host, without_tracking
from incidents.drafting import Draft, dispute_of_dataset, drafts
from incidents.model import MAX_QUOTATION_WORDS, Dataset

_MONTH = "|".join(MONTHS)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<n>{_MONTH}),? (?P<y>20\d\d)\b",
        rf"\b(?P<n>{_MONTH}) (?P<d>\d{{1,2}}),? (?P<y>20\d\d)\b",
    )
)
_ADDRESS = re.compile(r"https?://\S+")
_NAMES = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
MOST_HEADING = 140
PRONOUNS = ("he", "she", "it", "they")
ARTICLES = ("a ", "an ", "the ")

KINDS = (
    ("drone_attack", r"drone (?:attack|strike)"),
    ("airstrike", r"air ?-?strike|bombed from the air|warplane|jets? struck"),
    ("shelling", r"shell(?:ed|ing)|mortar|artillery"),
    ("explosion", r"explosion|blast"),
    (
        "clash",
        r"clash|fought|fighting|exchang(?:e of|ed|ing) fire|traded fire|gun ?battle|skirmish",
    ),
)
"""Words by which a kind is proposed, the narrowest first; it is shown as proposed."""


@dataclass(frozen=True)
class Article:
    """A pasted article: its address where it began with one, its heading, its day, its text."""

    address: str
    heading: str
    day: str
    text: str


def read(pasted: str) -> Article:
    """Take a pasted text apart: the address in its first line, its heading, its day."""
    lines = [line.strip() for line in pasted.strip().splitlines()]
    first = lines[0] if lines else ""
    address = without_tracking(first) if _ADDRESS.fullmatch(first) else ""
    body = "\n".join(lines[1:] if address else lines).strip()
    heading = next(iter(body.splitlines()), "")
    is_heading = len(heading) <= MOST_HEADING and not heading.endswith((".", "”", '"'))
    return Article(address, heading if is_heading else "", _day(body), body)


def _day(text: str) -> str:
    """Find the first whole date in a text; empty where there is none."""
    found = [match for pattern in _DATES if (match := pattern.search(text))]
    for match in sorted(found, key=re.Match.start):
        parts = match.groupdict()
        name = (parts.get("n") or "").lower()
        month = MONTHS.index(name) + 1 if name else int(parts["m"])
        try:
            return dt.date(int(parts["y"]), month, int(parts["d"])).isoformat()
        except ValueError:
            continue
    return ""


def source_of(article: Article, known: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Propose the source: outlet, language, country and tier as its outlet had them last."""
    where = host(article.address)
    alike = [one for one in known if where and host(one.get("url", "")) == where]
    last = alike[-1] if alike else {}
    remembered = {name: last.get(name, "") for name in ("outlet", "language", "country", "tier")}
    return {
        **remembered,
        "outlet": remembered["outlet"] or where,
        "language": remembered["language"] or "en",
        "title": article.heading,
        "url": article.address,
        "published": article.day,
        "published_basis": "in_text" if article.day else "none",
    }


def incident_of(article: Article, gazetteer: Gazetteer) -> dict[str, str]:
    """Propose an incident: the day of the article, the first place it names, what it tells of."""
    text = article.text.casefold()
    kind = next((name for name, words in KINDS if re.search(words, text)), "")
    return {
        "title": article.heading,
        "kind": kind,
        "start": article.day,
        "end": article.day,
        "precision": "day",
        "places": _place(article.text, gazetteer),
    }


def _place(text: str, gazetteer: Gazetteer) -> str:
    """Find the first name of a text that is one place, and none of a country."""
    for name in dict.fromkeys(match[0] for match in _NAMES.finditer(text)):
        for tried in (name, name.split()[0]):
            try:
                if gazetteer.find(tried).kind != "country":
                    return tried
            except GeodataError:
                continue
    return ""


def drafted(article: Article, dataset: Dataset) -> tuple[Draft, ...]:
    """Draft the claims of an article, with quotations that a claim may have."""
    day = dt.date.fromisoformat(article.day) if article.day else None
    dispute = dispute_of_dataset(dataset.manifest, dataset.parties.values())
    return tuple(map(_short, _named(drafts(article.text, dispute, day), article.text)))


def _named(found: Iterable[Draft], text: str) -> Iterator[Draft]:
    """Name speakers as the article names them: whom "it" stands for, whose office was told."""
    last: dict[str | None, str] = {}
    for one in found:
        if one.speaker.casefold() in PRONOUNS:
            speaker = last.get(one.claimant, one.speaker)
        else:
            speaker = last[one.claimant] = _with_name(one.speaker, text)
        yield replace(one, speaker=speaker)


def _with_name(office: str, text: str) -> str:
    """Put the name before an office that the article tells after it: "Hamid Sahak, a spokesman"."""
    if not office.startswith(ARTICLES):
        return office
    found = re.search(rf"({_NAMES.pattern}), {re.escape(office)}", text)
    return f"{found[1]}, {office}" if found else office


def _short(draft: Draft) -> Draft:
    words = draft.quotation.split()
    return replace(draft, quotation=" ".join(words[:MAX_QUOTATION_WORDS]))


def cells_of(draft: Draft, article: Article, dataset: Dataset) -> tuple[dict[str, str], list[str]]:
    """Give a draft as cells of claims.csv, and the columns that are open."""
    known = {*dataset.parties, *dataset.manifest.side_ids}
    words = dataset.vocabulary
    cells = {
        "claimant": draft.claimant if draft.claimant in known else "",
        "speaker": draft.speaker,
        "stance": draft.stance,
        "subject": draft.subject if draft.subject in known else "",
        "category": draft.category if draft.category in words.categories else "",
        "measure": draft.measure if draft.measure in words.measures else "",
        "low": _number(draft.low),
        "high": _number(draft.high),
        "wording": draft.wording or "",
        "scope": draft.scope,
        "stated": article.day,
        "stated_basis": "in_text" if article.day else "",
        "quotation": draft.quotation,
        "quotation_language": "en",
    }
    return {name: text or "" for name, text in cells.items()}, _open(draft, cells, dataset)


def _open(draft: Draft, cells: Mapping[str, str | None], dataset: Dataset) -> list[str]:
    """List what a person must decide: what the rules are not sure of, or could not fill in."""
    needed: Iterable[str] = ("claimant", "measure")
    if dataset.vocabulary.counts(cells["measure"] or ""):
        needed = ("claimant", "subject", "category", "measure")
    unsure = [name for name in draft.unsure if name in cells]
    return list(dict.fromkeys((*unsure, *(name for name in needed if not cells[name]))))


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
