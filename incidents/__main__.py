"""``python -m incidents``: the same as the ``crossclaim`` command."""

import sys

from incidents.cli import main

sys.exit(main())
