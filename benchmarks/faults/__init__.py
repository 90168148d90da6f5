"""What breaks a server, done to it on purpose: ``python -m benchmarks.faults.kill`` and its neighbours.

Each works on the database that the environment names, which has to be empty, or without DATABASE_URL on an SQLite file
of its own; through ``python -m tests.postgres --`` on a PostgreSQL of its own. Each prints its claims with numbers
and ends with 1 where one does not hold. ``FLAW=name`` (see ``flaws``) seeds a fault that it has to find.
"""
