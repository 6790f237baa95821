"""Crossclaim: the page. ``streamlit run app.py`` opens it on http://127.0.0.1:8501.

The server imports this file and runs it again for every visitor. What draws is imported once there
is a server: the map's frame must be declared to one.
"""

from __future__ import annotations

import gc

import streamlit as st


def draw() -> None:
    """Draw the page for one visitor."""
    from incidents.desk.location import is_open  # noqa: PLC0415
    from incidents.ui import page  # noqa: PLC0415

    st.set_page_config(
        page_title="Crossclaim",
        page_icon="◐",
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    prepare()
    if not is_open():
        page.draw()
        return
    pages = [st.Page(page.draw, url_path="", default=True), st.Page(desk, url_path="desk")]
    st.navigation(pages, position="hidden").run()


def desk() -> None:
    """Draw the second page. Who does not open it needs none of its libraries."""
    from incidents.ui.errors import box  # noqa: PLC0415
    from incidents.words.refusals import refusal  # noqa: PLC0415

    try:
        from incidents.ui.desk import frame  # noqa: PLC0415
    except ModuleNotFoundError as error:
        box("error", "", refusal("desk_missing", value=error.name))
        return
    frame.draw()


@st.cache_resource(show_spinner=False)
def prepare() -> None:
    """Lay out the static files once, and spare the collector what was imported.

    Without freezing, each walk of the collector over the imported modules takes longer than a run.
    """
    from incidents.ui import lasting, map_view  # noqa: PLC0415

    lasting.keep_made_files()
    map_view.static_files()
    gc.freeze()


if __name__ == "__main__":
    draw()
else:
    from incidents.ui import serving, warming

    app = st.App(__file__, middleware=serving.middleware(), lifespan=warming.lifespan)
