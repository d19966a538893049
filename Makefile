# Without make, for example on Windows, `make lab` is these three lines (py -3.12 or -3.11 will do as well):
#
#   py -3.13 -m venv .venv
#   .venv\Scripts\python -m pip install -r requirements.txt
#   .venv\Scripts\python -m jupyterlab notebooks\00_start_here.ipynb

# The first Python 3.11 to 3.13 that really starts and can make a .venv; or say which: make lab PYTHON=...
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3 python; do \
	$$python -c 'import ensurepip, sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	2>/dev/null && echo $$python && break; done)
RUN := .venv/bin/python -m

# JupyterLab does not start for root unless told that this is meant.
ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)

.PHONY: help lab test notebooks render browser clean

help:  ## Show these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

lab: .venv/installed  ## Open the notebooks in JupyterLab (installs first, if needed)
	$(RUN) jupyterlab --LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb --ip=127.0.0.1 \
		--LabApp.news_url=None $(ROOT)

test: .venv/installed  ## Check style, run tests and doctests, compare every stored notebook output
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) pytest --quiet
	$(RUN) pytest --quiet --nbval --nbval-current-env --nbval-sanitize-with=nbval.cfg notebooks

notebooks: .venv/installed  ## Run all notebooks and store their outputs
	$(RUN) analysis notebooks

render: .venv/installed  ## Write one self-contained HTML page per notebook into rendered/
	$(RUN) analysis render --out rendered

browser: .venv/installed  ## Try notebooks and pages in a real browser (needs Chromium)
	$(RUN) pip install --quiet --disable-pip-version-check -e ".[browser]"
	$(RUN) pytest --quiet -m browser tests/browser

clean:  ## Remove everything that the other commands made
	rm -rf .venv rendered build *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/installed: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv found; see README.md." >&2; exit 1; }
	@.venv/bin/python -c "" 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@echo "Installing into .venv (once; a few minutes on a slow connection)"
	@$(RUN) pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@
