# IG Desk. `make run` shows it, `make test` proves it, `make check` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PAGE := simulator/page
SOAK := IGDESK_SOAK=1 IGDESK_FUZZ=50000 IGDESK_FUZZ_TURNS=5000 $(BIN)/python -m pytest -q --timeout=0

.PHONY: help run test check mutants soak format lock licences pictures clean

help:            ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/:/'

$(VENV)/.ready: requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(PAGE)/node_modules/.ready: $(PAGE)/package-lock.json
	cd $(PAGE) && npm ci --silent --no-audit --no-fund
	@touch $@

run: $(VENV)/.ready $(PAGE)/node_modules/.ready   ## the bot and a Teams of your own, at one address
	@$(BIN)/python -m simulator

test: $(VENV)/.ready $(PAGE)/node_modules/.ready  ## unit, property, integration and browser tests
	@bash tests/need_chromium.sh
	@bash tests/need_postgres.sh
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.ready $(PAGE)/node_modules/.ready ## format, lint, types, layers, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

mutants: $(VENV)/.ready                           ## seed faults one by one: is each caught by its test?
	$(BIN)/python -m tests.mutants

soak: $(VENV)/.ready                              ## the long versions of the tests: about an hour
	@echo "About 80 minutes with two cores to itself, up to two hours on a busy machine:"
	@echo "  25 for a hundred kills, twice, and sixty of three processes, 4 for 55,000 odd activities and presses and for the state machine,"
	@echo "  15 for kills between commits, power cuts and killed backups, 4 for every property 2,000 times;"
	@echo "  1 for every bit of the store; and 30 for 2,000 random histories of the whole bot."
	$(SOAK) -s tests/crash/test_random_kills.py tests/crash/test_kills_while_many_are_told.py tests/crash/test_three_processes.py
	$(SOAK) -s tests/crash/test_kills_between_commits.py tests/crash/test_power_cut.py tests/crash/test_backup_killed.py tests/crash/test_move_killed.py
	$(SOAK) tests/adapters/teams/test_fuzz_door.py tests/bot/whole/test_fuzz_turns.py tests/bot/whole/test_state_machine.py
	$(SOAK) tests/bot/whole/test_histories_of_the_bot.py
	$(SOAK) tests/storage/test_storage_every_bit.py
	$(SOAK) -m hypothesis

format: $(VENV)/.ready                            ## lay out the code
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock:                                             ## pin every dependency afresh, with hashes
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml -o requirements/runtime.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml requirements/dev.in -o requirements/dev.txt

licences: $(VENV)/.ready                          ## list every dependency and its licence afresh
	$(BIN)/python -m tests.bill_of_materials

clean:                                            ## forget the virtual environment and the simulator's data
	rm -rf $(VENV) $(PAGE)/node_modules .run

pictures: $(VENV)/.ready $(PAGE)/node_modules/.ready ## take the README's and the letters' pictures afresh
	$(BIN)/python -m pytest -q tests/browser/test_first_light.py
	$(BIN)/python -m tests.dialogs.letters.letter_pictures
	cp pictures/desktop-5-undecided.png pictures/phone-1-card.png pictures/phone-2-receipt.png pictures/phone-3-notice.png docs/pictures/
