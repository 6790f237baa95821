"""The command line: everything the page does, for scripts, cron and terminals."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from incidents.cli.parser import parse

OK, FAILED, STOPPED = 0, 1, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and answer its exit status: 0 only when all went well.

    Errors are written to standard error, one readable line each.
    """
    options = parse(argv)
    # What a command needs is imported when it runs: asking for help waits for none of it.
    from geodata.errors import GeodataError  # noqa: PLC0415
    from incidents.errors import CrossclaimError  # noqa: PLC0415
    from incidents.words.refusals import unreadable  # noqa: PLC0415
    from incidents.words.terminal import stopped  # noqa: PLC0415

    try:
        return _run(options)
    except BrokenPipeError:
        # Whoever reads us has read enough, as `head` does; leave without a last complaint.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        complain(stopped())
        return STOPPED
    except (CrossclaimError, GeodataError) as error:
        complain(str(error))
        return FAILED
    except OSError as error:
        complain(unreadable(error))
        return FAILED


def _run(options: argparse.Namespace) -> int:
    if options.command == "check":
        from incidents.cli.checks import check  # noqa: PLC0415

        return check(options)
    from incidents.cli.commands import COMMANDS  # noqa: PLC0415

    return COMMANDS[options.command](options)


def complain(message: str) -> None:
    """Write one line to standard error."""
    print("crossclaim: " + " ".join(message.split()), file=sys.stderr)
