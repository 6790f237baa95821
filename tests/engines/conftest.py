"""What needs Spark and Java runs where it is asked for: `make test-engines`."""

from __future__ import annotations

import os

if not os.environ.get("CROSSCLAIM_ENGINES"):
    collect_ignore_glob = ["test_*.py"]

# Short runs end before the better compiler is worth its time.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
