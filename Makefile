# Each target does all its own set-up from nothing but Python 3.11 or newer and make.

# The first of these that runs and is new enough; a name on the PATH alone may be an empty shim.
PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
READY := .venv/.ready
# On Linux PyPI's torch brings the CUDA libraries along. For the smaller CPU build:
#   make run TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=
# The versions that are known to work together; any that pyproject.toml allows: make test CONSTRAINTS=/dev/null
CONSTRAINTS ?= constraints.txt

.PHONY: run test explore fuzz faults audit lint translations demo package clean help

# The messages in other languages, as the programs read them.
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard assets/translations/*.ts))

run: screen $(READY) $(TRANSLATIONS)
	@$(BIN)/python packaging/check_system.py screen
	@$(BIN)/sketchpad $(ARGS)

test: $(READY) $(TRANSLATIONS)
	@$(BIN)/python packaging/check_system.py
	$(BIN)/pytest --numprocesses logical --maxprocesses 4 --dist worksteal

# Apart from `make test`, which it slows: Python before 3.12 counts lines with a trace function.
coverage: $(READY)
	@rm -f .coverage .coverage.*
	$(BIN)/coverage run -m pytest --numprocesses logical --maxprocesses 4 --dist worksteal --timeout=600
	@$(BIN)/coverage combine --quiet
	@mkdir -p build && $(BIN)/coverage json --quiet -o build/coverage.json
	@$(BIN)/python tests/show_coverage.py build/coverage.json

explore: $(READY)
	$(BIN)/pytest -m hypothesis --hypothesis-profile=explore --timeout=1200

fuzz: $(READY)
	$(BIN)/python -m tests.fuzz $(ARGS)

# Linux: files are known by /proc/self/fd, and small disks are mounted.
faults: $(READY)
	$(BIN)/python -m tests.faults $(ARGS)

audit: $(READY)
	@$(BIN)/python packaging/audit.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@$(BIN)/pytest tests/test_tree.py -q

translations: $(READY)
	@$(BIN)/python packaging/translations.py update

%.qm: %.ts | $(READY)
	@$(BIN)/python packaging/translations.py compile

demo: $(READY)
	@$(BIN)/python -m sketchpad.demo --out build/demo

package:
	@[ -n "$(PYTHON)" ] || { echo "Sketchpad needs Python 3.11 or newer: install it." >&2; exit 1; }
	@TORCH_INDEX="$(TORCH_INDEX)" $(PYTHON) packaging/build.py
	@if [ "$$(uname)" = Linux ]; then $(PYTHON) packaging/make_deb.py && $(PYTHON) packaging/make_run.py; fi
	@if [ "$$(uname)" = Darwin ]; then packaging/make_dmg.sh; fi
	@$(PYTHON) packaging/bill.py
	@$(PYTHON) packaging/checksums.py

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

help:
	@echo "make run      start Sketchpad"
	@echo "make test     run the tests"
	@echo "make coverage run the tests, and say what they leave out"
	@echo "make explore  hunt with random cases, other ones each time (half an hour)"
	@echo "make fuzz     open damaged files of every format, ARGS='--count 3000 --seed 1' for a long run"
	@echo "make faults   kill what changes files at every write, sync and move, and look what is there (some minutes)"
	@echo "make audit    look the installed packages up among known vulnerabilities"
	@echo "make lint     ruff, mypy --strict and the import contracts"
	@echo "make translations  gather what is to be translated, from the sources into assets/translations/*.ts"
	@echo "make demo     translate the example drawings without a screen"
	@echo "make package  build the program for people without Python, and its installers, into dist/"
	@echo "make clean    remove what the others made, .venv and build/ included"

.PHONY: screen
screen:
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo "This machine has no screen to show a window on: run \`make demo\`, which translates the example drawings into build/demo/." >&2; \
		exit 1; \
	fi

$(READY): pyproject.toml
	@[ -n "$(PYTHON)" ] || \
		{ echo "Sketchpad needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python3.11." >&2; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@echo "Installing what Sketchpad needs into .venv (once; a few minutes) ..."
	@$(if $(TORCH_INDEX),$(BIN)/python -m pip install --quiet --index-url $(TORCH_INDEX) torch --constraint $(CONSTRAINTS))
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(CONSTRAINTS) -e '.[dev]'
	@touch $(READY)
