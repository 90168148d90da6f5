"""The application as the scripts' server loads it: with the flaw that the environment names, or with none."""

import os

from benchmarks.faults import flaws
from mightscreen.wsgi import application

__all__ = ["application"]

_flaw = flaws.seeded(os.environ.get("FLAW", ""))
_flaw.__enter__()  # for as long as the server runs
