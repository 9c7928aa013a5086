# One command for each thing. Everything runs in an environment of its own, made when missing.
# The same steps with plain pip stand in README.md.

# The newest Python on the path that Skillmix runs on, one that can make environments if there is
# any. `make run PYTHON=/path/to/python3.12` names one.
PYTHON ?= $(shell for needed in sys,ensurepip sys; do \
	for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c "import $$needed; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" 2>/dev/null \
	&& echo $$p && exit; done; done)
VENV ?= .venv
BIN = $(VENV)/bin
# Three workers on two cores, since one of them mostly waits for a browser. Each test file whole in
# one of them: browser tests start one server a file.
PYTEST = $(BIN)/python -m pytest -n 3 --dist loadfile

.PHONY: help run test check pictures audit faults benchmark format clean

help:
	@echo "make run        start the app on 127.0.0.1 (makes $(VENV) first, once)"
	@echo "make test       the tests"
	@echo "make check      format, lint, types, import contracts, tests: what CI runs"
	@echo "make pictures   keep the pages as they look now, where they look different (two minutes)"
	@echo "make audit      known faults of the pinned packages, asked of the network"
	@echo "make faults     imports and replicas killed at random moments, long attacks (an hour and more)"
	@echo "make benchmark  import, measures, plan, reports and rerun, as ratios (half an hour)"
	@echo "make format     put the code in its form"
	@echo "make clean      remove $(VENV) and caches; your data is not touched"

run: $(VENV)/ready
	$(BIN)/skillmix serve

test: $(VENV)/ready
	$(PYTEST)

check: $(VENV)/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) --no-print-directory test

pictures: $(VENV)/ready
	SKILLMIX_RENEW_PICTURES=1 $(BIN)/python -m pytest tests/journeys/test_accessible.py

# In an environment of its own: what audits is not among what is audited. Strict: a package that
# could not be asked about is a failure; without it an unreachable PyPI looks like a good answer.
audit:
	$(PYTHON) -m venv $(VENV)-audit
	$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	grep -v '^-e' requirements.txt > $(VENV)-audit/pinned.txt
	$(VENV)-audit/bin/pip-audit --strict --no-deps --disable-pip --requirement $(VENV)-audit/pinned.txt

faults: $(VENV)/ready
	$(BIN)/python -m pytest -n 2 -m fault -rP tests/faults tests/viewers tests/dashboard/serving tests/data/test_mutations.py

benchmark: $(VENV)/ready
	$(BIN)/python -m benchmarks all

format: $(VENV)/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) $(VENV)-audit .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# `ready` is written last, so that an installation that broke off is taken up again.
$(VENV)/ready: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Skillmix needs Python 3.11 to 3.14, and none is on the path. Install one, or name it: make run PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python could not make an environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing Skillmix and what it needs into $(VENV) (once, about a minute) ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@
