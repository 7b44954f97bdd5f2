# Every command does its own set-up, once: files in .venv note what is done.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
N ?= 10000000
TESTS ?= -n 2 --dist loadfile

BUILT_FROM := hatch_build.py pyproject.toml package.json package-lock.json \
  $(shell find explorer/names data/actors data/gazetteer -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: dashboard test lab bench quality lint format requirements clean
.DEFAULT_GOAL := dashboard

dashboard: .venv/.built
	@$(BIN)/explorer dashboard

test: lint .venv/.browser
	$(BIN)/python -m pytest $(TESTS)

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lab: .venv/.built
	@$(BIN)/python -c 'from explorer.cli import sample_corpus; sample_corpus()'
	@exec $(BIN)/jupyter lab $$(test "$$(id -u)" != 0 || echo --allow-root) notebooks

bench: .venv/.bench
	$(BIN)/python -m benchmarks $(N)

quality: .venv/.bench
	$(BIN)/python -m benchmarks.quality

# Pins, with hashes, for every platform; no index is named.
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-annotate \
  --extra lab --quiet --custom-compile-command "make requirements"
requirements: .venv/.built
	$(PIP) install --quiet uv
	$(COMPILE) --upgrade --output-file requirements.txt
	$(COMPILE) --upgrade --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --upgrade --group bench --constraint requirements-dev.txt --output-file requirements-bench.txt

clean:
	rm -rf .venv explorer/static dist

.venv/.made: scripts/ensure_venv.sh
	@PYTHON=$(PYTHON) scripts/ensure_venv.sh
	@touch $@

.venv/.pinned: requirements.txt .venv/.made
	@echo "installing the pinned requirements"
	@$(PIP) install -qq --require-hashes -r requirements.txt
	@touch $@

.venv/.built: .venv/.pinned $(BUILT_FROM)
	@echo "building fonts, chart script and name index"
	@$(PIP) install -qq --no-deps --editable .
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.built
	@echo "installing what the tests need"
	@$(PIP) install -qq --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.bench: requirements-bench.txt .venv/.dev
	@echo "installing what the benchmarks need"
	@$(PIP) install -qq --require-hashes -r requirements-bench.txt
	@touch $@

.venv/.browser: .venv/.dev scripts/ensure_browser.py
	@$(BIN)/python scripts/ensure_browser.py
	@touch $@
