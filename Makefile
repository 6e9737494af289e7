# Everything runs from .venv; `make setup` makes it from requirements.lock.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

# Hundreds of processes are started, each of which would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

# More than there are cores: most tests wait for a bot that waits for something itself.
TEST_PROCESSES ?= 3

.PHONY: setup demo check test read prove bench gpu lock clean

setup: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Wordbrush needs Python 3.11 or newer. Install it, then run: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	$(BIN)/wordbrush demo

# In a minute, while you write: what is read, and every test that starts no process. At once, as mypy has one core only.
check: setup
	@$(MAKE) --no-print-directory read & reading=$$!; \
		$(BIN)/python -m pytest -n auto --dist worksteal -m "not process and not prove" \
			--ignore tests/e2e --ignore tests/browser --ignore tests/prove; tested=$$?; \
		wait $$reading && exit $$tested

test: read
	$(BIN)/python -m pytest -n $(TEST_PROCESSES) --dist worksteal

read: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

# What is broken on purpose, and what takes long: the README's promises, the benchmarks run for a moment. First, with no
# other test beside it, what two cores are just enough for.
prove: setup
	$(BIN)/python -m pytest -m "prove and alone"
	$(BIN)/python -m pytest -n $(TEST_PROCESSES) --dist worksteal -m "prove and not alone"

bench: setup
	$(BIN)/wordbrush bench engine
	$(BIN)/wordbrush bench engine --models bundled
	$(BIN)/wordbrush bench commands
	$(BIN)/wordbrush bench estimates
	$(BIN)/wordbrush bench history
	$(BIN)/wordbrush bench limits
	$(BIN)/wordbrush bench load
	$(BIN)/wordbrush bench engines
	$(BIN)/wordbrush bench soak
	$(BIN)/wordbrush bench restart

# All that only a GPU can tell, in at most eight minutes: gpu-report/gpu.md and gpu.json. Installs nothing, so that it also
# runs where there is no network: with .venv where it is set up, else with the machine's own torch and packages.
GPU_PYTHON ?= $(if $(wildcard $(BIN)/python),$(BIN)/python,$(PYTHON))

gpu:
	PYTHONPATH=".$${PYTHONPATH:+:$$PYTHONPATH}" $(GPU_PYTHON) -m engine.benchmarks.gpu --out gpu-report

# Needs uv (https://docs.astral.sh/uv/); resolves for every platform at once.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
		--no-header --no-annotate --no-emit-index-url -o requirements.lock

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache
