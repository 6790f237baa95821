"""A provider of logins (OpenID Connect) on this machine, for tests: whoever asks is let in."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "crossclaim", "not a secret"


@dataclass
class Provider:
    """A provider that runs: its address, its key, and who logs in next."""

    address: str = ""
    name: str = "Noor A."
    mail: str = "noor@example.org"
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    nonces: dict[str, str] = field(default_factory=dict)

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def token(self, code: str) -> dict[str, Any]:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "sub": self.mail, "iat": now}
        claims |= {"exp": now + 600, "nonce": self.nonces[code], "name": self.name}
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, claims | {"email": self.mail}, self.key)
        return {"access_token": "none", "token_type": "Bearer", "expires_in": 600,
                "id_token": signed}  # fmt: skip


@contextmanager
def started() -> Iterator[Provider]:
    """Run a provider on a free port of this machine."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                self._let_in({name: given[0] for name, given in parse_qs(asked.query).items()})
            elif asked.path == "/keys":
                self._tell({"keys": [provider.key.as_dict(private=False)]})
            else:
                self._tell(provider.discovery())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._tell(provider.token(parse_qs(body)["code"][0]))

        def _let_in(self, asked: dict[str, str]) -> None:
            code = f"code-{len(provider.nonces)}"
            provider.nonces[code] = asked.get("nonce", "")
            back = urlencode({"code": code, "state": asked["state"]})
            self.send_response(302)
            self.send_header("location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()

        def _tell(self, told: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
