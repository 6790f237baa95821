"""The numbers of an article that became no draft, each with the reason: none is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from incidents.drafting.linking import losses
from incidents.drafting.links import parsed
from incidents.drafting.numerals import Numeral, numerals
from incidents.drafting.sentences import Sentence, sentences
from incidents.drafting.shape import Draft, Unused
from incidents.drafting.units import not_counts


def unused(text: str, drafts: Sequence[Draft]) -> tuple[Unused, ...]:
    """List the numbers that no draft rests on."""
    taken = [draft.span for draft in drafts if draft.low is not None or draft.high is not None]
    return tuple(
        one
        for sentence in sentences(text)
        for one in _of_sentence(sentence, text)
        if not any(start <= one.span[0] and one.span[1] <= end for start, end in taken)
    )


def _of_sentence(sentence: Sentence, text: str) -> Iterator[Unused]:
    linked = {loss.count.numeral for loss in losses(parsed(sentence.words))}
    for one in numerals(sentence.words):
        if one.kind in ("plain", "range") and one.wording.lower() != "both":
            start = sentence.start + one.start
            span = (start, start + one.end - one.start)
            yield Unused(text[slice(*span)], span, _why(sentence, one, is_linked=one in linked))


def _why(sentence: Sentence, one: Numeral, *, is_linked: bool) -> str:
    if sentence.is_heading:
        return "heading"
    return not_counts(sentence.words, one) or ("no_source" if is_linked else "not_lost")
