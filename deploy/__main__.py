r"""`python -m deploy FOLDER`: write the configuration of a server, for its ports and paths.

    python -m deploy /etc/crossclaim --ports 8601 8602 --listen 443 --name map.example.org \
        --certificate /etc/ssl/map.pem --key /etc/ssl/map.key

Three files come of three templates beside this one: ``crossclaim.conf`` for nginx,
``crossclaim@.service`` for systemd, one process a port, and ``crossclaim.env``, what all of them
share. The last holds a secret and the deployer's own settings: once it is there, it stays as it is.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent
SITE, UNIT, SETTINGS = "crossclaim.conf", "crossclaim@.service", "crossclaim.env"
TRIED_AGAIN = "max_fails=2 fail_timeout=5s"
"""How often a replica may fail to answer before it is passed over, and for how long."""


class Form(Template):
    """A template whose signs, ``@{name}``, neither nginx nor systemd knows."""

    delimiter = "@"


@dataclass(frozen=True)
class Server:
    """What differs from one server to the next.

    Attributes
    ----------
    listen
        Where the proxy listens: a port, or an address with one.
    ports
        Those of the replicas, which listen on the machine itself alone.
    root, python
        The folder of the product, and the interpreter that runs it.
    certificate, key
        Files for TLS; without them the proxy speaks plain HTTP.
    """

    folder: Path
    ports: tuple[int, ...]
    listen: str
    name: str
    root: Path
    python: Path
    certificate: str = ""
    key: str = ""

    @property
    def address(self) -> str:
        """The address that readers open."""
        scheme, usual = ("https", "443") if self.certificate else ("http", "80")
        port = self.listen.rpartition(":")[2]
        return f"{scheme}://{self.name}" + ("" if port == usual else f":{port}")

    def values(self) -> dict[str, str]:
        """Give what is put in the place of every sign."""
        return {
            "folder": str(self.folder),
            "root": str(self.root),
            "python": str(self.python),
            "name": self.name,
            "address": self.address,
            "listen": "\n    ".join(self._listening()),
            "secure": "; Secure" if self.certificate else "",
            "first_port": str(self.ports[0]),
            "secret": secrets.token_hex(32),
            **self._replicas(),
        }

    def _listening(self) -> Iterable[str]:
        if not self.certificate:
            return (f"listen {self.listen};",)
        tls = (f"ssl_certificate {self.certificate};", f"ssl_certificate_key {self.key};")
        return (f"listen {self.listen} ssl http2;", *tls, "ssl_protocols TLSv1.2 TLSv1.3;")

    def _replicas(self) -> Mapping[str, str]:
        lines = [f"    server 127.0.0.1:{port} {TRIED_AGAIN};" for port in self.ports]
        return {
            "servers": "\n".join(lines),
            "own": "\n".join(map(self._own, self.ports)),
            "by_name": "\n".join(f"    {port} crossclaim_{port};" for port in self.ports),
            "by_answer": "\n".join(f"    ~:{port}$ {port};" for port in self.ports),
        }

    def _own(self, port: int) -> str:
        """Write the way to one replica, and to the others where it does not answer."""
        others = (f"    server 127.0.0.1:{one} backup;" for one in self.ports if one != port)
        first = f"    server 127.0.0.1:{port} {TRIED_AGAIN};"
        head = (f"upstream crossclaim_{port} {{", f"    zone crossclaim_{port} 64k;")
        return "\n".join((*head, first, *others, "}"))


def write(server: Server) -> None:
    """Write the three files; the settings only where there are none."""
    server.folder.mkdir(parents=True, exist_ok=True)
    values = server.values()
    for name in (SITE, UNIT, SETTINGS):
        path = server.folder / name
        if name != SETTINGS or not path.exists():
            path.touch(mode=0o600 if name == SETTINGS else 0o644)
            path.write_text(Form((HERE / f"{name}.in").read_text()).substitute(values))


def _asked(words: list[str] | None) -> Server:
    parser = argparse.ArgumentParser(prog="python -m deploy", description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path, help="where the files go")
    parser.add_argument("--ports", type=int, nargs="+", default=[8601, 8602])
    parser.add_argument("--listen", default="80", help="a port, or an address with one")
    parser.add_argument("--name", default="localhost", help="the name that readers open")
    parser.add_argument("--root", type=Path, default=HERE.parent, help="the product's folder")
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    parser.add_argument("--certificate", default="", help="for TLS")
    parser.add_argument("--key", default="", help="of the certificate")
    given = vars(parser.parse_args(words))
    return Server(**{**given, "ports": tuple(given["ports"]), "folder": given["folder"].absolute()})


def main(words: list[str] | None = None) -> None:
    """Write what is asked for."""
    write(_asked(words))


if __name__ == "__main__":
    main()
