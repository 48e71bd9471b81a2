# Two commands do everything on a fresh Debian machine with Swift 6.3: `make site` and `make test`.

SWIFT ?= swift
FLAGS = --explicit-target-dependency-import-check error
PACKAGES = git g++ pkg-config libcmark-dev libyaml-dev libdeflate-dev libssl-dev libexpat1-dev \
  libreadstat-dev libsqlite3-dev libfreetype-dev fonts-lato
FONT_PACKAGES = fonts-inter-variable python3-fonttools python3-brotli
DEBIAN_FONTS = /usr/share/fonts/truetype/inter-vf
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# Where the shared reference data are; without them the pages tell of the numbers typed in the tests alone.
TANK_REFERENCE ?= $(wildcard $(CURDIR)/../shared/reference)

.PHONY: site fonts test test-browser test-mirrors check serve bench bench-csv bench-catalogue conformance format lint setup clean

site: setup fonts
	@$(SWIFT) build -c release --product tank $(FLAGS) -q
	@.build/release/tank build

# The site's own fonts, cut from Debian's; without them pages use the fonts of their readers' systems.
fonts: templates/fonts/fonts.css

templates/fonts/fonts.css: fonts/make.py
	@dpkg -s $(FONT_PACKAGES) >/dev/null 2>&1 || { command -v apt-get >/dev/null && \
	  { echo "Installing $(FONT_PACKAGES) ..."; $(SUDO) apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(FONT_PACKAGES); } \
	    >.setup.log 2>&1; rm -f .setup.log; }; \
	if [ -e $(DEBIAN_FONTS)/Inter-roman.var.ttf ] && /usr/bin/python3 -c 'import fontTools, brotli' 2>/dev/null; then \
	  rm -rf templates/fonts && /usr/bin/python3 -W ignore fonts/make.py $(DEBIAN_FONTS) templates/fonts && \
	  cp /usr/share/doc/fonts-inter-variable/copyright templates/fonts/LICENSE.txt; \
	else echo "The site goes without fonts of its own: $(FONT_PACKAGES) are not installed."; fi

test: setup
	@$(SWIFT) test $(FLAGS)

# Every kind of page in a real browser, with axe-core and the Nu checker; installs what it needs below .build.
test-browser: site
	@Tests/Browser/run public

# Copies a signed site with rsync, wget, rclone, resync, aws and aria2, before and after a change.
test-mirrors: site
	@Tests/Mirrors/run

check: setup
	@$(SWIFT) build -c release --product tank $(FLAGS) -q
	@.build/release/tank check

serve: site
	@.build/release/tank serve

bench: setup
	@$(SWIFT) build -c release --product tank $(FLAGS) -q
	@Benchmarks/run

bench-csv: setup
	@$(SWIFT) build -c release --product tank $(FLAGS) -q
	@Benchmarks/csv/run

bench-catalogue: setup
	@$(SWIFT) build -c release --product tank $(FLAGS) -q
	@Benchmarks/catalogue/run

conformance: setup
	@mkdir -p .build && rm -f .build/conformance.tsv
	@TANK_REFERENCE="$(TANK_REFERENCE)" TANK_CONFORMANCE="$(CURDIR)/.build/conformance.tsv" \
	  $(SWIFT) test $(FLAGS) --filter '^EstimatorsTests' >.build/conformance.log 2>&1 || { cat .build/conformance.log >&2; exit 1; }
	@python3 Tests/EstimatorsTests/References/conformance.py .build/conformance.tsv content/pages "$(TANK_REFERENCE)"

format:
	@$(SWIFT) format -i -r Package.swift Sources Tests

lint:
	@$(SWIFT) format lint --strict -r Package.swift Sources Tests

# The C libraries, installed once and only when one is missing.
setup:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.3 is needed: https://www.swift.org/install/linux/" >&2; exit 3; }
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || { \
	  command -v apt-get >/dev/null || { echo "Install these by hand, as your system names them: $(PACKAGES)" >&2; exit 3; }; \
	  echo "Installing $(PACKAGES) ..."; \
	  { $(SUDO) apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $(PACKAGES); } \
	    >.setup.log 2>&1 || { cat .setup.log >&2; exit 3; }; \
	  rm -f .setup.log; }

clean:
	@rm -rf .build templates/fonts
	@find public -mindepth 1 ! -name .gitignore -delete
