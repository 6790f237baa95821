"""With a login the name is proven: the provider says who it is, and nobody is asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import expect

from tests import oidc
from tests.browser.conftest import ROOT, Tab
from tests.conftest import write_tiny

NewTab = Callable[..., AbstractContextManager[Tab]]


def test_a_login_proves_a_name(new_tab: NewTab, serve: Callable[..., str], tmp_path: Path) -> None:
    secrets = tmp_path / "secrets.toml"
    environment = {
        "CROSSCLAIM_DATASET": str(write_tiny(tmp_path / "tiny")),
        "CROSSCLAIM_DESK": "on",
        "STREAMLIT_SECRETS_FILES": str(secrets),
    }
    with oidc.started() as provider, new_tab() as tab:
        address = serve(ROOT / "app.py", environment)
        told = {
            "redirect_uri": f"{address}/oauth2callback",
            "cookie_secret": "a text that only this test knows",
            "client_id": oidc.CLIENT,
            "client_secret": oidc.SECRET,
            "server_metadata_url": f"{provider.address}/.well-known/openid-configuration",
        }
        lines = [f'{name} = "{value}"' for name, value in told.items()]
        secrets.write_text("\n".join(["[auth]", *lines]), encoding="utf-8")
        tab.open(f"{address}/desk")
        expect(tab.page.get_by_label("Your name")).to_have_count(0)
        tab.page.get_by_role("button", name="Sign in").click()
        tab.page.wait_for_url(f"{address}/")
        tab.open(f"{address}/desk")
        expect(tab.page.get_by_text("Noor A. · signed in")).to_be_visible()
        expect(tab.page.get_by_text("not proven")).to_have_count(0)
        tab.page.get_by_role("button", name="Sign out").click()
        tab.page.wait_for_url(f"{address}/")
        tab.open(f"{address}/desk")
        expect(tab.page.get_by_role("button", name="Sign in")).to_be_visible()
