# Two commands matter: `make site` builds the site, `make test` runs everything that protects main.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: site serve check test bench lock clean

site: .venv/installed
	$(BIN)/stationbook build

serve: .venv/installed
	$(BIN)/stationbook serve

check: .venv/installed
	$(BIN)/stationbook check

test: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: .venv/installed
	$(BIN)/python -m tests.bench.assess
	$(BIN)/python -m tests.bench.country

# pip's own version check is the only request that is not for a pinned file, so it is off.
.venv/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	touch $@

# Writes requirements.lock again from pyproject.toml: every dependency and the build backend, with hashes.
lock:
	uv pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --universal --python-version 3.11 --output-file requirements.lock

clean:
	rm -rf .venv site .cache
