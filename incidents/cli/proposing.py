"""Drafting on the command line: an article in, drafts of claims out."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from incidents import apart, files
from incidents.cli.asking import store_of
from incidents.desk import texts
from incidents.desk.markup import decoded
from incidents.drafting import Dispute, Drafted, articles, dispute_of, dispute_of_dataset, read
from incidents.errors import ArticleError
from incidents.words import drafts as words
from incidents.words.refusals import refusal

MOST_BYTES = 20_000_000
EXAMPLE = '{"sides": [{"id": "…", "name": "…", "adjective": "…", "aliases": ["…"]}]}'


def draft(options: argparse.Namespace) -> int:
    """Print what an article says as drafts of claims; nothing is written anywhere."""
    text = _text(options.article)
    dispute, published = _dispute(options)
    found = read(text, dispute, options.published or published)
    if options.json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            print(line)
    return 0


def _text(path: Path) -> str:
    """Read an article: text, a web page or a PDF, told apart by what they hold."""
    try:
        content = files.read(path, MOST_BYTES)
    except files.TooLargeError as error:
        large = refusal("file_large", file=path.name, number=MOST_BYTES)
        raise ArticleError(large) from error
    kind = texts.kind_of(content)
    if kind == "html":
        page, _ = apart.ask(articles.found, decoded(content), fails=ArticleError)
        return _found(path, page)
    text = texts.read(content, kind).text
    return _found(path, articles.of_print(text) if kind == "pdf" else text)


def _found(path: Path, text: str) -> str:
    if not text.strip():
        raise ArticleError(refusal("no_article", file=path.name))
    return text


def _dispute(options: argparse.Namespace) -> tuple[Dispute, dt.date | None]:
    """Take the sides from the file that names them, else from the dataset."""
    if options.sides is None:
        store = store_of(options)
        return dispute_of_dataset(store.manifest, store.parties.values()), None
    try:
        told = json.loads(files.read(options.sides, MOST_BYTES).decode("utf-8-sig"))
        return dispute_of(told), _day(told)
    except (ValueError, AttributeError, RecursionError) as error:
        raise ArticleError(refusal("no_sides", file=options.sides.name, example=EXAMPLE)) from error


def _day(told: Any) -> dt.date | None:
    """Take the article's day where the file that names the sides says it."""
    try:
        return dt.date.fromisoformat(str(told.get("published", ""))[:10])
    except ValueError:
        return None


def _lines(found: Drafted) -> Iterator[str]:
    """List the drafts, the doubts of each, and the numbers that became none."""
    yield words.heading(len(found.drafts), len(found.older), len(found.unused))
    for number, one in enumerate(found.drafts):
        yield words.line(number, one)
    for one in found.older:
        yield words.older(one)
    for figure in found.unused:
        yield words.unused(figure)
