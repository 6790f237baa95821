"""The view inside another page: the map and the differences alone.

``embed=true`` is Streamlit's own parameter: it takes its frame away, and `is_embedded` tells us.
"""

from __future__ import annotations

import htpy as h
import streamlit as st

from incidents import brief
from incidents.query import permalink
from incidents.store import Store
from incidents.ui import places, sights, state
from incidents.ui.errors import guarded
from incidents.ui.side import side
from incidents.web import sentences
from incidents.web.gate import html, link
from incidents.words import page


def is_embedded() -> bool:
    """Tell whether the page stands inside another one."""
    return bool(st.context.is_embedded)


def draw(store: Store, here: str) -> None:
    """Draw what an article shows: the sentence, the map, where they differ, the way to the rest."""
    with guarded("summary"):
        sight = sights.overview(store, state.current())
        asked, tally = sights.part(brief.asked, sight), sights.part(brief.tally, sight)
        st.html(sentences.sentence(asked, tally, sights.part(brief.bounds, sight)))
    with st.container(key="main"):
        left, right = st.columns([1.32, 1], gap="medium")
    with left:
        places.place_map(store)
    with right, guarded("side"):
        side(store, differences_alone=True)
    address = permalink.link(here, state.address(state.current(), store))
    st.html(html(h.p(".xc-note.xc-whole")["Crossclaim. ", link(page.whole(), address)]))
