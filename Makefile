# `make run` and `make test` need Python 3.11+ and make, nothing else; each makes .venv from hash-pinned lists.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test compiled check chaos bench golden pins clean
.DEFAULT_GOAL := run

run: $(VENV)/run.stamp compiled
	@$(BIN)/python -m bot

test: $(VENV)/dev.stamp compiled
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/python -m bot check data

bench: $(VENV)/dev.stamp compiled
	$(BIN)/python -m tests.bench

# Every text a moderator can type, many times over; fifty servers on one store, and breaks of it; kills.
chaos: $(VENV)/dev.stamp
	EXAMPLES_TIMES=40 $(BIN)/python -m pytest tests/desk/test_any_typed.py tests/domain -q -n 2
	EXAMPLES_TIMES=1700 $(BIN)/python -m pytest tests/desk/test_any_question.py -q
	$(BIN)/python -m tests.scope
	$(BIN)/python -m tests.chaos

golden: $(VENV)/dev.stamp
	$(BIN)/python -m pytest tests/golden --snapshot-update -q

pins: $(VENV)/dev.stamp
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.txt

# Compiled once, also where PYTHONDONTWRITEBYTECODE would have every start compile all of it again.
compiled:
	@$(BIN)/python -m compileall -q bot cogs

$(VENV)/run.stamp: requirements.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Claimdesk needs Python 3.11 or newer; set PYTHON=python3.11')"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) .pytest_cache .hypothesis .ruff_cache
