"""Answering "how many in all?" with one sum, or with a refusal and the sums that can be made."""

from __future__ import annotations

import argparse
import json

from incidents.brief import Sight
from incidents.brief.sums import opened_sum
from incidents.cli import plain, telling
from incidents.cli.asking import view_of
from incidents.errors import QueryError
from incidents.ledger.rows import camps
from incidents.store import LossKey, Store
from incidents.words import adding as words
from incidents.words import names


def add(options: argparse.Namespace, store: Store) -> int:
    """Print a sum; a refusal is an answer too, but not the sum that was asked for: status 1."""
    for option, field in (("claimant", "claimants"), ("subject", "subjects")):
        if len(getattr(options, field)) != 1:
            raise QueryError(words.needs_one(option))
    if not options.measure:
        raise QueryError(words.needs_measure())
    sight = Sight(view_of(options, store), store, limit=None)
    keys = _keys(options, sight)
    refusal = _refusal(options, sight, keys)
    found = [one for key in keys if (one := opened_sum(sight, key, limit=None))]
    if options.json:
        told = [_refused(options, sight, refusal)] if refusal else []
        rows = [*told, *map(plain.added, found)]
        print(json.dumps(rows, ensure_ascii=False, indent=2, allow_nan=False))
    else:
        for line in (
            *filter(None, [refusal]),
            *(line for one in found for line in telling.sum_lines(one)),
        ):
            print(line)
    return 1 if refusal or not found else 0


def _side(options: argparse.Namespace, sight: Sight) -> str:
    claimant: str = options.claimants[0]
    return sight.store.frame.side_of(claimant) or claimant


def _keys(options: argparse.Namespace, sight: Sight) -> list[LossKey]:
    """List the sums that a question is about; a subject that is a side covers sets that hold it."""
    subject: str = options.subjects[0]
    asked = [
        one.key
        for one in sight.store.sums(sight.query)
        if one.key.side == _side(options, sight)
        and one.key.measure == options.measure
        and options.category in (None, one.key.category)
        and _covers(sight, subject, one.key.subject)
    ]
    exact = [key for key in asked if key.subject == subject]
    return exact if options.category is not None and exact else asked


def _covers(sight: Sight, asked: str, subject: str) -> bool:
    frame = sight.store.frame
    sides = frame.manifest.side_ids
    if asked in sides and asked in camps(frame, subject):
        return True
    return bool(frame.members(asked) & frame.members(subject))


def _refusal(options: argparse.Namespace, sight: Sight, keys: list[LossKey]) -> str:
    """Say why there is no one number, or nothing where there is."""
    frame, side = sight.store.frame, _side(options, sight)
    if side not in frame.manifest.side_ids:
        return words.no_side(names.party(frame, options.claimants[0]))
    if not keys:
        return words.nothing(frame, side, options.subjects[0], options.measure)
    if len(keys) == 1:
        return ""
    return words.not_one(frame, [(key.subject, key.category) for key in keys])


def _refused(options: argparse.Namespace, sight: Sight, why: str) -> plain.Json:
    side, subject = _side(options, sight), options.subjects[0]
    return plain.refused(side, subject, options.category, options.measure, why)
