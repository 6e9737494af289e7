# Everything runs from .venv; `make setup` makes it from requirements.lock.

PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

# Hundreds of processes are started, each of which would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

# TORCH=cpu installs PyTorch's build without CUDA, about 5 GB less on Linux; PyPI has that build for all other systems.
# A .venv keeps its build when requirements.lock changes; `make clean` comes before a change of the build. PyTorch's own
# index is where compose.yaml takes that build from; TORCH_INDEX names another one, a mirror for example.
SYSTEM ?= $(shell uname -s)
NVIDIA ?= $(wildcard /dev/nvidiactl /dev/dxg)
TORCH ?= $(shell cat .venv/installed 2>/dev/null)
TORCH_INDEX ?= $(shell sed -n 's/^ *TORCH_INDEX: *//p' compose.yaml)
PIP := $(BIN)/python -m pip install --disable-pip-version-check
# PyTorch with CUDA, in the lock. The Dockerfile has these in a layer of their own, from requirements-torch.lock.
LARGE := ^(torch|torchvision|triton|cuda-[a-z]+|nvidia-[a-z0-9-]+)==

# More than there are cores: most tests wait for a bot that waits for something itself.
TEST_PROCESSES ?= 3

.PHONY: setup demo check test read prove bench gpu lock clean

setup: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Wordbrush needs Python 3.11 or newer. Install it, then run: make PYTHON=/path/to/python3.11"; exit 1; }
	@case "$(TORCH)" in ""|cpu) ;; *) \
		echo "TORCH=$(TORCH) is unknown. Use TORCH=cpu for PyTorch without CUDA, or leave it out."; exit 1;; esac
	$(PYTHON) -m venv .venv
ifeq ($(SYSTEM)-$(TORCH),Linux-cpu)
	@sed -nE 's/^(torch|torchvision)==[^ ]+/&+cpu/p' requirements.lock > .venv/torch.lock
	@grep -vE '$(LARGE)' requirements.lock > .venv/others.lock
	$(PIP) --index-url "$(TORCH_INDEX)" --no-deps -r .venv/torch.lock || { echo \
		"No CPU build of PyTorch at TORCH_INDEX=\"$(TORCH_INDEX)\". Check the address, or leave out TORCH=cpu."; exit 1; }
	$(PIP) -r .venv/others.lock
else
	@if [ "$(SYSTEM)" = Linux ] && [ -z "$(NVIDIA)" ]; then \
		echo "No NVIDIA GPU found. \`make $(or $(MAKECMDGOALS),setup) TORCH=cpu\` downloads about 5 GB less."; fi
	$(PIP) -r requirements.lock
endif
	$(PIP) --no-deps --no-build-isolation -e .
	@echo $(TORCH) > $@

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

# Needs uv (https://docs.astral.sh/uv/); resolves for every platform at once. Writes requirements-torch.lock, too.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
		--no-header --no-annotate --no-emit-index-url -o requirements.lock
	grep -E '$(LARGE)' requirements.lock > requirements-torch.lock

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache
