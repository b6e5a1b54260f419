# Two commands for a newcomer: `make demo` and `make test`. Needs Python >= 3.11 and make; nothing else.

.POSIX:
SHELL = /bin/sh
.DEFAULT_GOAL = help
.PHONY: help demo serve test check bench screenshots tour messages lock clean runtime dev .venv
.SUFFIXES:

PORT ?= 8000
SERVE ?= 1
REFRESH ?= 0
export PORT SERVE REFRESH
unexport MAKEFLAGS MFLAGS MAKELEVEL PYTHONDONTWRITEBYTECODE

help:
	@echo 'make demo         the demonstration at http://localhost:$(PORT)   (PORT=9000, SERVE=0, REFRESH=1)'
	@echo 'make test         all tests, on SQLite and PostgreSQL, with the browser journeys'
	@echo 'make check        format, lint, types, import contract, templates, translations'
	@echo 'make bench        measurements with correctness checks'
	@echo 'make screenshots  the pictures of docs/img'
	@echo 'make tour         the pictures of docs/tour.md'
	@echo 'make messages     collects the strings to translate into src/hyogi/<room>/locale'
	@echo 'make lock         writes requirements/*.txt anew   (UPGRADE=1 takes newer versions)'
	@echo 'make clean        removes what these commands made, except var/'

runtime:
	@tools/environment runtime

dev .venv:
	@tools/environment dev

demo: runtime
	@exec .venv/bin/hyogi demo

test: dev
	@tools/test

check: dev
	@tools/check

bench: dev
	@exec .venv/bin/python -m bench

screenshots: dev
	@exec .venv/bin/python tools/screenshots.py

tour: dev
	@exec .venv/bin/python tools/tour.py

messages: dev
	@exec .venv/bin/python tools/messages.py

lock: dev
	@tools/lock

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
	find src tests -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.mo' -o -name '*.egg-info' -prune | xargs rm -rf
