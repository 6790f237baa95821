"""Running the page without a browser: its address, what it draws, and its view."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from incidents.query import View
from incidents.ui import menus

APP = Path(__file__).parents[2] / "app.py"


def run(**params: str) -> AppTest:
    """Open an address and every menu; a name that is a word of Python ends in an underline."""
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state[menus.OPENED] = menus.NAMES
    for name, value in params.items():
        app.query_params[name.rstrip("_")] = value
    return app.run()


def text(app: AppTest) -> str:
    """All markup of the page."""
    return " ".join(element.proto.body for element in app.get("html"))


def held_key(app: AppTest, name: str) -> str:
    """The key under which a control whose value is the view's is drawn now."""
    turns = app.session_state["control_turns"]
    return f"{name}-{turns[name]}" if turns.get(name) else name


def view(app: AppTest) -> View:
    """The view of the session."""
    found: View = app.session_state["view"]
    return found
