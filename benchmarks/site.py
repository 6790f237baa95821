"""A site of several replicas behind nginx, started as ``deploy/`` writes it, on free ports."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.serving import ROOT, free_port, wait_for
from deploy.__main__ import SETTINGS, SITE, UNIT, Server, write

MAIN = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxied;
    fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u;
    scgi_temp_path {folder}/s;
    include {folder}/{site};
}}
"""


def written(folder: Path, **given: Any) -> Path:
    """Write a configuration, and the main file that takes it in; give the latter."""
    free: dict[str, Any] = {
        "ports": (8601, 8602),
        "listen": "127.0.0.1:8600",
        "name": "127.0.0.1",
        "root": ROOT,
    }
    write(Server(**{**free, **given}, folder=folder, python=Path(sys.executable)))
    main, user = folder / "main.conf", "user root;" if os.geteuid() == 0 else ""
    main.write_text(MAIN.format(folder=folder, site=SITE, user=user))
    return main


@dataclass
class Site:
    """A site that runs: its proxy, and its replicas by port."""

    address: str
    folder: Path
    command: str
    settings: dict[str, str]
    replicas: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start a replica with the command of the unit that systemd would run."""
        log = self.folder / f"{port}.log"
        self.replicas[port] = subprocess.Popen(
            shlex.split(self.command.replace("%i", str(port))),
            cwd=self.folder / "root",
            env={**os.environ, **self.settings, "PYTHONPATH": str(ROOT)},
            stdout=log.open("wb"),
            stderr=subprocess.STDOUT,
        )

    def is_well(self, port: int) -> None:
        """Wait until a replica listens."""
        wait_for(f"http://127.0.0.1:{port}")

    def kill(self, port: int) -> None:
        """Kill a replica without a word."""
        self.replicas[port].send_signal(signal.SIGKILL)
        self.replicas[port].wait()


@contextmanager
def running(nginx: str, folder: Path, dataset: Path) -> Iterator[Site]:
    """Start what was written, on free ports: two replicas and nginx."""
    ports, listen = (free_port(), free_port()), free_port()
    root = folder / "root"
    (root / "static").mkdir(parents=True)
    shutil.copy(ROOT / "app.py", root)
    shutil.copytree(ROOT / ".streamlit", root / ".streamlit")
    main = written(folder, ports=ports, listen=f"127.0.0.1:{listen}", root=root)
    lines = [one.partition("=") for one in (folder / SETTINGS).read_text().splitlines()]
    settings = {name: value for name, sign, value in lines if sign and not name.startswith("#")}
    settings |= {"CROSSCLAIM_DATASET": str(dataset), "CROSSCLAIM_CACHE": str(folder / "cache")}
    unit = (folder / UNIT).read_text().splitlines()
    command = next(one for one in unit if one.startswith("ExecStart=")).partition("=")[2]
    site = Site(f"http://127.0.0.1:{listen}", folder, command, settings)
    proxy = subprocess.Popen([nginx, "-p", folder, "-c", main])
    try:
        for port in ports:
            site.start(port)
        for port in ports:
            site.is_well(port)
        yield site
    finally:
        for process in (proxy, *site.replicas.values()):
            process.terminate()
        for process in (proxy, *site.replicas.values()):
            process.wait(timeout=20)
