# Each target does all its own set-up: Python 3.11 or newer and make are enough.
#   make run     the main job on the samples      make test    every test that can run here
#   make check   lint, types, arrows between rooms, Cypher      make accuracy   make bench

SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
OUT := build/run
STORE := $(OUT)/lineage.db
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check accuracy accuracy-write bench docs lock clean

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (found $$($(PYTHON) --version)). Set PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: $(BIN)/python pyproject.toml requirements.lock
	@echo "Installing policy-lineage into $(VENV) …"
	@$(BIN)/pip install --quiet --editable '.[serve]' --constraint requirements.lock
	@touch $@

$(VENV)/dev.stamp: $(BIN)/python pyproject.toml requirements.lock
	@echo "Installing policy-lineage and what its tests need into $(VENV) …"
	@$(BIN)/pip install --quiet --editable '.[serve,notebook,ocr,dev]' --constraint requirements.lock
	@$(BIN)/pip install --quiet --no-deps cffconvert==2.0.0  # only for the citation schema inside: its own pins are old
	@touch $@ $(VENV)/run.stamp

run: $(VENV)/run.stamp
	@mkdir -p $(OUT)
	@$(BIN)/lineage ingest data/samples --store $(STORE)
	@echo; echo "Which provinces implement 68-NQ/TW, through which document?"
	@$(BIN)/lineage provinces 68-NQ/TW --store $(STORE)
	@echo; echo "With which targets of Hà Tĩnh, and who leads?"
	@$(BIN)/lineage query targets_of_province province='Hà Tĩnh' --store $(STORE)
	@echo; echo "The chain of 46-CTr/TU of Hà Tĩnh, up and down:"
	@$(BIN)/lineage trace 46-CTr/TU --province 'Hà Tĩnh' --up --down --store $(STORE)
	@$(BIN)/lineage view 68-NQ/TW --store $(STORE) -o $(OUT)/68-NQ-TW.html
	@echo; echo "The page: $(OUT)/68-NQ-TW.html"

test: $(VENV)/dev.stamp
	$(BIN)/pytest

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	tests/ordinary.sh $(BIN)/python types
	tests/ordinary.sh $(BIN)/python arrows
	$(BIN)/pytest -q tests/cypher_lint

accuracy: $(VENV)/dev.stamp
	$(BIN)/python -m tests.accuracy.measure $(if $(GOLD),--gold $(GOLD),--robust --errors)
	$(BIN)/python -m tests.accuracy.indicators

accuracy-write: $(VENV)/dev.stamp
	$(BIN)/python -m tests.accuracy.measure --write

bench: $(VENV)/dev.stamp
	$(BIN)/python -m tests.bench

docs: $(VENV)/dev.stamp
	$(BIN)/python -m policy_lineage.docs

lock: $(VENV)/dev.stamp
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --all-extras --no-emit-index-url \
	  --custom-compile-command 'make lock' --prerelease if-necessary-or-explicit pyproject.toml -o requirements.lock

clean:
	rm -rf build dist $(VENV) *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
