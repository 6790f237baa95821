"""UCDP's columns and codes, as its codebook has them."""

from __future__ import annotations

DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
PARTS = ("a", "b", "civilians", "unknown")
PART_CATEGORIES = ("combatants", "combatants", "civilians", "persons")
"""What the four columns of deaths are called in ids of claims, and what they count."""

RANGE = ("best", "low", "high")
NEEDED = (
    *("id", "date_start", "date_end", "where_prec", "latitude", "longitude"),
    *(*DEATHS, *RANGE),
)
USED = (
    *("date_prec", "type_of_violence", "side_a", "side_b"),
    *("where_description", "source_article", "source_original"),
)
CALLED = ("where_coordinates", "adm_2", "adm_1", "country")

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id"),
    *("dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id"),
    *("side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates"),
    *("where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec"),
    *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
    *("best", "high", "low", "gwnoa", "gwnob"),
)
"""All columns, in UCDP's order."""

PAGE = "https://ucdp.uu.se/downloads/"

WHERE: dict[str, tuple[int, str]] = {
    "1": (5, "town"),
    "2": (25, "town"),
    "3": (40, "district"),
    "4": (150, "province"),
    "5": (150, "region"),
    "6": (500, "country"),
    "7": (500, "region"),
}
"""``where_prec`` to the reach in km and the kind; from 3 on it is an area, 5 also a line's."""
