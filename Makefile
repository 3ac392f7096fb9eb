# newsarchive: `make` builds the site. Each target does its own set-up; `make help` lists them all.
# ARGS is passed on to the command at the end of a target: make serve ARGS="--dev-addr 0.0.0.0:8000"

bin := .venv/bin
uv_compile := $(bin)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --custom-compile-command "make lock"

# Tests that are compiled once start in half the time.
unexport PYTHONDONTWRITEBYTECODE

# One process for each core; one that has nothing left to do takes tests over from another.
pytest := $(bin)/pytest -n auto --dist worksteal

# How to look at the site in a folder: links between pages need a server.
look = @echo "$(1)/ is ready; to look at it: $(bin)/python -m http.server --directory $(1), then http://127.0.0.1:8000/"

.PHONY: site test check test-long coverage serve demo bench bench-search bench-tags manual screenshots lint format lock dist try-wheel clean help
.PHONY: setup setup-test setup-bench browser lint-scripts lint-styles test-scripts

# An error in an editors' file stops it before the previous site is touched; CI=false leaves out only what is wrong.
site: export CI ?= true
site: setup ## build articles/ into site/ (the default)
	$(bin)/mkdocs build $(ARGS)
	$(call look,site)

test: browser lint ## run all checks and tests; make test ARGS="-k dates" runs some
	$(pytest) $(ARGS)

check: lint ## check format, style, types and layers, and run the unit tests
	$(pytest) @tests/unit.txt $(ARGS)

# FUZZ=20000 makes fewer inputs; each takes about 4 ms of one of two processes.
test-long: FUZZ = 1000000
test-long: browser ## run the tests that take long: many killed builds, examples and attacks, FUZZ mutated inputs (1000000)
	HYPOTHESIS_PROFILE=long $(pytest) -m "long or hypothesis" $(ARGS)
	$(bin)/python -m tests.fuzz $(FUZZ)

coverage: browser ## measure the branches that the tests take; the report is in .cache/coverage/
	$(pytest) --cov --cov-report=term:skip-covered \
		--cov-report=html:.cache/coverage $(ARGS)

serve: setup ## serve the site and rebuild it when a file changes
	$(bin)/mkdocs serve $(ARGS)

demo: N = 2000
demo: setup-bench ## build N articles (2000) that read as news into demo-site/
	rm -rf .cache/demo
	$(bin)/python -m benchmarks.demo_archive $(N) .cache/demo
	$(bin)/python -m benchmarks.demo_pages
	$(bin)/mkdocs build --config-file mkdocs.demo.yml $(ARGS)
	$(bin)/python -m benchmarks.demo_images demo-site
	$(call look,demo-site)

# PEERS=1 builds with Hugo, Hexo, Zensical and plain Material as well, PEERS=hugo,hexo with those.
bench: N = 10000
bench: setup-bench ## measure builds of N articles (10000), PEERS=1 compares other generators; see benchmarks/README.md
	$(bin)/python -m benchmarks.bench_build --count $(N) $(if $(PEERS),--peers $(PEERS)) $(ARGS)

# PAGEFIND=1 measures Pagefind as well, up to 10,000 articles.
bench-search: N = 10000
bench-search: browser ## measure search in N articles (10000), PAGEFIND=1 compares Pagefind; see benchmarks/README.md
	$(bin)/python -m benchmarks.bench_search --count $(N) $(if $(PAGEFIND),--pagefind) $(ARGS)

bench-tags: setup-bench ## measure tags against those that an editor set by hand; writes benchmarks/TAGS.md
	$(bin)/python -m benchmarks.tagging $(ARGS)

manual: setup ## build the manual for developers and editors into manual-site/
	$(bin)/mkdocs build --strict --config-file mkdocs.manual.yml $(ARGS)
	$(call look,manual-site)

screenshots: browser ## take screenshots of every kind of page into docs/assets/screenshots/
	$(bin)/python -m tools.screenshots $(ARGS)
	$(bin)/python -m tools.readme_images

lint: setup-test lint-scripts lint-styles ## check format, style, types and layers
	$(bin)/ruff format --check
	$(bin)/ruff check
	$(bin)/mypy
	$(bin)/lint-imports --no-logo

lint-scripts: setup-test ## check types and style of the theme's scripts
	$(bin)/node node_modules/typescript/bin/tsc
	$(bin)/node node_modules/oxlint/bin/oxlint

test-scripts: setup-test ## run the unit tests of the theme's scripts
	$(bin)/node --test "tests/js/*.test.js"

lint-styles: setup-test ## check the theme's style sheets
	$(bin)/node node_modules/stylelint/bin/stylelint.mjs "hooks/newsarchive/theme/styles/**/*.css"

format: setup-test ## format the code and fix what can be fixed
	$(bin)/ruff check --fix-only
	$(bin)/ruff format

# The same versions on every platform and Python (fewest), so that all build the same site.
lock: setup-test ## remake the locks from pyproject.toml; ARGS=--upgrade takes the newest versions
	$(uv_compile) --group build $(ARGS) --output-file requirements.txt
	$(uv_compile) --group build --group bench --constraint requirements.txt $(ARGS) --output-file requirements-bench.txt
	$(uv_compile) --group build --group test --constraint requirements-bench.txt $(ARGS) --output-file requirements-test.txt

dist: setup ## build the wheel, the source distribution and the notes of a release into dist/
	$(bin)/python -m tools.dist $(ARGS)

try-wheel: dist ## install the wheel into an empty environment, and build new archives with it
	PYTHON=$(bin)/python sh tools/try_wheel.sh dist/*.whl

clean: ## remove what was built and cached, but not .venv
	rm -rf site demo-site manual-site dist .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target does; do \
		printf '%-12s %s\n' "$$target" "$$does"; done

setup:
	@sh tools/setup.sh site

setup-test:
	@sh tools/setup.sh test

setup-bench:
	@sh tools/setup.sh bench

browser: setup-test
	@$(bin)/python -m tests.browser.chromium
