# Two commands do everything: `make run` and `make test`. Both set the machine up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
DOWNLOADS ?= build/downloads

.PHONY: setup run desk test test-engines check fuzz bench pictures data lock sbom audit clean

setup: $(VENV)/dev.stamp

$(VENV)/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit("Crossclaim needs Python 3.11 or newer: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
ifdef UV
	test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) $(VENV)
	uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
else
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
endif
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements-dev.txt pyproject.toml
ifdef UV
	uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.txt
	uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endif
	touch $@

run: $(VENV)/run.stamp
	$(BIN)/python -m incidents.ui.publishing
	$(BIN)/python -m streamlit run app.py

# The page with its desk, where claims are written and reviewed; what it needs is in extra `desk`.
desk: $(VENV)/desk.stamp
	$(BIN)/python -m incidents.ui.publishing
	CROSSCLAIM_DESK=$${CROSSCLAIM_DESK:-on} $(BIN)/python -m streamlit run app.py

$(VENV)/desk.stamp: $(VENV)/run.stamp requirements-desk.txt
ifdef UV
	uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-desk.txt
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-desk.txt
endif
	touch $@

test: setup
	$(BIN)/python -m pytest

# Builds datasets with Spark on two workers, and demands the tables that DuckDB builds. Needs Java.
test-engines: setup $(VENV)/spark.stamp
	CROSSCLAIM_ENGINES=on $(BIN)/python -m pytest tests/engines

$(VENV)/spark.stamp: $(VENV)/run.stamp requirements-spark.txt
ifdef UV
	uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-spark.txt
else
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.txt
endif
	touch $@

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_architecture.py

# Hostile inputs by the thousand; FUZZ_SECONDS bounds each part: make fuzz FUZZ_SECONDS=300
FUZZ_SECONDS ?= 3600
fuzz: setup
	$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS)

bench: setup
	$(BIN)/python -m benchmarks

# The store alone at 100,000, 1,000,000 and 10,000,000 incidents; the last takes an hour to make.
bench-large: setup
	$(BIN)/python -m benchmarks.large

# The screenshots of the README and the documentation.
pictures: setup
	$(BIN)/python -m benchmarks.pictures
	$(BIN)/python -m benchmarks.desk_pictures

data: setup
	$(BIN)/python -m geodata.build --downloads $(DOWNLOADS)

# What the product is made of, with every licence text: build/sbom.json (CycloneDX).
sbom: build/audit.stamp $(VENV)/run.stamp
	build/audit/bin/cyclonedx-py environment --gather-license-texts --output-reproducible \
		--pyproject pyproject.toml -o build/sbom.json $(BIN)/python

# Asks for known faults of the pinned set. Needs a network, and fails where it could not ask.
audit: build/audit.stamp
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.txt

build/audit.stamp: requirements-audit.txt
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

# The pinned set: hashes, and no index address. Needs uv.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -o requirements.txt
	uv pip compile pyproject.toml --extra desk --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -c requirements.txt -o requirements-desk.txt
	uv pip compile pyproject.toml --extra spark --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -c requirements.txt -o requirements-spark.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet -c requirements.txt -o requirements-dev.txt
	uv pip compile --group audit --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet -o requirements-audit.txt

clean:
	rm -rf $(VENV) static build .pytest_cache .mypy_cache .ruff_cache .hypothesis
