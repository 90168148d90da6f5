#!/usr/bin/env python
"""The command line of MIGHTScreen."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mightscreen.settings")
    os.environ.setdefault("STATEMENT_TIMEOUT", "0")
    execute_from_command_line(sys.argv)
