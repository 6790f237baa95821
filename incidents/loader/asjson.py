"""Staged records as JSON: what a record brought with it, or what its columns say."""

from __future__ import annotations


def _instant(name: str) -> str:
    return f"strftime(w.{name}, '%Y-%m-%dT%H:%M:%SZ')"


JSON = {
    "sources": """coalesce(w.json, to_json({id: w.id, outlet: w.outlet, title: w.title,
        url: w.url, published: w.published, published_basis: w.published_basis,
        language: w."language", country: w.country, tier: w.tier, note: w.note})::VARCHAR)""",
    "incidents": """coalesce(w.json, to_json({id: w.id, title: w.title, kind: w.kind,
        start: w.start, "end": w."end", "precision": w."precision", time_note: w.time_note,
        places: w.places, place_note: w.place_note, summary: w.summary,
        searched: w.searched})::VARCHAR)""",
    "claims": f"""coalesce(w.json, to_json({{id: w.id, incident: w.incident,
        claimant: w.claimant, speaker: w.speaker, stance: w.stance, subject: w.subject,
        category: w.category, measure: w.measure,
        count: {{low: w.low, high: w.high, wording: w.wording}}, scope: w.scope,
        part_of: w.part_of, stated: {{text: w.stated, basis: w.stated_basis,
        earliest: {_instant("earliest")}, latest: {_instant("latest")}}}, revises: w.revises,
        sources: w.sources, quotation: w.quotation, quotation_language: w.quotation_language,
        translation: w.translation, translation_by: w.translation_by,
        note: w.note}})::VARCHAR)""",
}
"""A staged record as the JSON of its model: its own, or that of its columns."""
