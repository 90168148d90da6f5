# make run: try it out.  make test: all tests.  make check: linters, types, layers.  make bench: how fast.
# make trust: every page, faults, races, load, tampering, requests and bad input at full size.  make scan: an outside scanner.
# make lock: after a change of requirements*.in.  make audit: announced weaknesses (asks the network).
# make sbom: a bill of materials, sbom.json.
PYTHON ?= python3.11
PORT ?= 8000
BIN = .venv/bin
TEST = $(BIN)/python -m pytest -n 2 --dist worksteal

# Each of the tests' processes would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check bench trust scan lock audit sbom clean

run: export DEMO = 1
run: .venv/run
	@$(BIN)/python manage.py migrate --no-input --verbosity 0
	@$(BIN)/python manage.py demo
	@echo "MIGHTScreen is at http://127.0.0.1:$(PORT)/ (Ctrl+C stops it)"
	@exec $(BIN)/gunicorn mightscreen.wsgi --bind 127.0.0.1:$(PORT) --threads 4 --log-level warning

# The rules are measured as they are tested, and no database can change what they say, nor the words of a page, what a
# browser makes of it, or how a process starts: all that is run once. Run on both is what reads, writes, refuses, orders
# and locks, which is tested below the pages, and the pages at which a database shows itself. BOTH=1 runs everything twice.
MEASURED = tests/rules tests/spec
SHOWN = database_gone drafts find odd_requests participant_list sign_in_locked
ON_BOTH = $(SHOWN:%=tests/views/test_%.py) tests/journeys/test_from_registration_to_the_log.py
ONCE = $(MEASURED) tests/laws tests/acceptance tests/forms tests/presenters tests/test_architecture.py \
       tests/test_readme.py tests/test_compliance.py tests/test_start.py tests/management/test_demo.py \
       tests/trust/test_stored_scripts.py tests/trust/test_matrix.py tests/views/screening_form \
       $(filter-out $(ON_BOTH),$(wildcard tests/views/test_*.py tests/journeys/test_*.py))

test: .venv/dev
	$(TEST) $(MEASURED) --cov=screening/rules --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100
	$(TEST) $(MEASURED:%=--ignore=%)
	$(BIN)/python -m tests.postgres -- $(TEST) --reuse-db $(patsubst %,--ignore=%,$(if $(BOTH),$(MEASURED),$(ONCE)))

check: export SECRET_KEY = only-for-checking-settings-only-for-checking-settings
check: export ALLOWED_HOSTS = screening.example.org
check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev
	$(BIN)/python -m benchmarks

# All that is promised at full size, each on a database of its own; the first claim that does not hold ends it.
ON_POSTGRESQL = $(BIN)/python -m tests.postgres --
FAULT = $(BIN)/python -m benchmarks.faults
FULL_SIZE = TAMPERINGS=1000 MATRIX=full BAD_INPUT=full STORED=full
AT_FULL_SIZE = tests/trust/test_tampering.py tests/trust/test_matrix.py tests/trust/test_bad_input.py \
               tests/trust/test_stored_scripts.py tests/journeys/test_stored_scripts.py

trust: .venv/dev
	$(MAKE) test BOTH=1
	$(FULL_SIZE) $(TEST) $(AT_FULL_SIZE)
	$(FULL_SIZE) $(ON_POSTGRESQL) $(TEST) --reuse-db $(AT_FULL_SIZE)
	LAWS=full $(TEST) tests/laws/test_horizon_by_brute_force.py
	AXE=full $(TEST) tests/journeys/test_every_page.py
	$(FAULT).identities
	$(ON_POSTGRESQL) $(FAULT).identities
	$(ON_POSTGRESQL) $(FAULT).races 1000
	$(FAULT).unreachable 5
	$(ON_POSTGRESQL) $(FAULT).unreachable 5
	$(FAULT).copies 20
	$(ON_POSTGRESQL) $(FAULT).copies 20
	$(FAULT).migrations 50
	$(ON_POSTGRESQL) $(FAULT).migrations 50
	$(FAULT).kill 200
	$(ON_POSTGRESQL) $(FAULT).kill 200
	$(ON_POSTGRESQL) $(FAULT).load 10

SCANNER = wapiti3==3.2.3  # injections into pages, databases, commands, files and headers

scan: .venv/dev
	test -x .venv/scan/bin/wapiti || $(PYTHON) -m venv .venv/scan
	.venv/scan/bin/pip install --quiet --disable-pip-version-check $(SCANNER)
	$(FAULT).scan 300
	$(ON_POSTGRESQL) $(FAULT).scan 300

# What cannot be asked about counts as a finding too.
audit: .venv/dev
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements.txt

sbom: .venv/dev
	$(BIN)/cyclonedx-py requirements --output-reproducible --output-format JSON --output-file sbom.json requirements.txt

clean:
	rm -rf sbom.json .venv staticfiles .pytest_cache .mypy_cache .ruff_cache .hypothesis htmlcov .coverage

INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes --no-deps

.venv/run: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.txt
	@touch $@

.venv/dev: requirements.txt requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.txt -r requirements-dev.txt
	@touch $@

COMPILE = .venv/lock/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
          --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
HEADING = sed -i '1i \# All that $(1) needs, each file by its hash: `make lock` writes this.'

lock:
	test -x .venv/lock/bin/pip-compile || $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/pip install --quiet --disable-pip-version-check pip-tools==7.6.2
	$(COMPILE) --output-file requirements.txt requirements.in
	$(COMPILE) --output-file requirements-dev.txt requirements-dev.in
	$(call HEADING,requirements.in) requirements.txt
	$(call HEADING,requirements-dev.in) requirements-dev.txt
