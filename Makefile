# Two targets matter: `make build` makes the example, `make test` proves the program.

PYTHON ?= python3
BIN := .venv/bin
COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links

.PHONY: help build test test-covered test-fast test-newest check format golden pictures bench bench-imports faults explore docs architecture lock clean
.DEFAULT_GOAL := help

help: ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

build: .venv/installed ## the example's Markdown, site and PDFs; installs what is missing
	@$(BIN)/secondround markdown
	@$(BIN)/secondround build

# The checks work one after the other and would leave a core idle: the first tests run beside them.
test: .venv/installed-dev ## everything CI runs
	@$(MAKE) --no-print-directory --jobs 2 check test-covered
	$(BIN)/pytest -n 3 --dist worksteal -m "slow or hypothesis"

test-covered: .venv/installed-dev
	@$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n 2 --dist worksteal -m "not slow and not hypothesis"
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report --format total

test-fast: .venv/installed-dev ## an answer in about a minute: neither slow tests nor drawn ones
	$(BIN)/pytest -n 2 --dist worksteal -m "not slow and not hypothesis"

test-newest: .venv/installed-dev ## what people install: the newest allowed versions, past the lock; part of `make test`
	$(BIN)/pytest -m newest tests/cli/test_install.py tests/packaging/test_engines.py

check: .venv/installed-dev ## lint, types, import contract, freshness of generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/secondround schema --check
	$(BIN)/secondround markdown --check
	$(BIN)/secondround check
	$(BIN)/python docs/architecture.py --check
	$(BIN)/python docs/reference.py --check

docs: .venv/installed-dev ## renew the manual's reference, and build the manual in dist/manual
	$(BIN)/python docs/reference.py
	@$(BIN)/secondround manual --output dist/manual

architecture: .venv/installed-dev ## renew docs/architecture.md from the modules' docstrings
	$(BIN)/python docs/architecture.py

format: .venv/installed-dev ## lay the code out
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

golden: .venv/installed-dev ## rewrite the expected texts; read the diff
	$(BIN)/pytest -q --update-golden tests/golden tests/errors

pictures: build .venv/installed-dev ## remake the README's pictures, and those that tests compare with; look at them
	$(BIN)/python docs/pictures.py
	$(BIN)/pytest -q --update-golden -m "" -k looks_as tests/render/looks

bench: .venv/installed-dev ## measure side by side; writes benchmarks/*.json
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/plan_growth.py --cpsat --output benchmarks/plan_growth.json
	$(BIN)/python benchmarks/printing.py

bench-imports: .venv/installed-dev ## how much of a corpus of resumes is read rightly, by producer
	$(BIN)/python benchmarks/imports.py

faults: .venv/installed-dev ## kill commands and fill the disk at every call; hours with POINTS=0
	$(BIN)/python tests/faults/sweep.py --points $(or $(POINTS),12)

explore: .venv/installed-dev ## try the properties on new random inputs, other ones each time; part of no other target
	$(BIN)/pytest -n 2 --dist worksteal -m "hypothesis and not newest" --hypothesis-profile explore

lock: ## renew the locked versions
	$(COMPILE) --upgrade --extra build -o requirements.txt pyproject.toml
	$(COMPILE) --extra build --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml

clean: ## remove what was made
	rm -rf site dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .secondround

.venv/installed: requirements.txt pyproject.toml
	@sh .ci/system-packages build
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	@sh .ci/system-packages test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
