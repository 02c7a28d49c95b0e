# The front door. Everything it does is in scripts/, and runs without make as well.

.DEFAULT_GOAL := help

# The writer's folder that is shown, checked or built: make serve CONTENT=content/another
CONTENT ?= content/russian-defections
export SIDELIGHT_CONTENT := $(CONTENT)

.PHONY: help serve desk new check build examples lint format test test-native test-browser bare deny fuzz size size-desk deltas compress growth audit bench bench-desk listen pictures pictures-desk test-hosts test-servers test-kills release same-bytes growth-site clean

help:
	@echo "make serve   install what is missing, then show the explainer at http://127.0.0.1:8080/"
	@echo "             and again after each saved change"
	@echo "make desk    the writer's desk, in dist-desk/ and at http://127.0.0.1:8083/"
	@echo "make test    install what is missing, three browsers too, then check everything"
	@echo "make lint, make test-native, make test-browser   parts of it, without set-up (make test did that once);"
	@echo "             make test-browser ENGINE=chromium TEST=keyboard runs one scenario on dist/ as it is"
	@echo "make format  scripts, styles and Rust as make lint wants them"
	@echo "make bare    the same two commands in a fresh Debian 12: what set-up forgot shows there (needs root, and an hour)"
	@echo "make deny    what is known against the packages that we use: advisories, licences, where they come from"
	@echo "make new CONTENT=content/my-story   a small complete folder to begin with"
	@echo "make check   every mistake in the content, with its place and a hint"
	@echo "make build   the site to publish, in dist/"
	@echo "make examples  newsrooms' pages with embeds in them, at http://127.0.0.1:8082/ (after make build)"
	@echo "make size    what a reader downloads (of dist/, after make build); fails over a budget"
	@echo "             (OLD=folder, the dist/ of an edition before: what the new one costs who has that)"
	@echo "make size-desk  what the desk (of make desk, in dist-desk/) fetches before one can write; fails over its budget"
	@echo "make deltas OLD=folder  the differences from that edition beside the files of dist/ (docs/embedding.md)"
	@echo "make compress  each file of dist/ beside itself as Brotli and gzip, for servers that send what lies there"
	@echo "make audit   Lighthouse on three pages of dist/, as a phone on a slow line gets them; fails below what is promised"
	@echo "make bench   dist/ beside the same page in vanilla JS, Preact and bare web-sys, as a phone on a slow line gets"
	@echo "             them; writes docs/performance.md (minutes, on a machine that does nothing else; ROUNDS=1 to look)"
	@echo "make bench-desk  how quick the desk is while somebody types; writes docs/performance-desk.md (a quarter of an hour)"
	@echo "make listen  what a screen reader says of dist/, in text: fails where tests/listening has other words"
	@echo "             (TEST=index one page alone; UPDATE=1 writes them anew)"
	@echo "make pictures  screenshots of dist/, 390 and 1280 px wide, light and dark (needs Chromium)"
	@echo "make pictures-desk  the three pictures of the desk in docs/authoring.md, of dist-desk/ (after make desk)"
	@echo "make fuzz SECONDS=60  every parser of a writer's files with inputs made at random"
	@echo "make growth  how check, build and pages grow with a folder, up to 400 parts (ten minutes)"
	@echo "make test-hosts  embeds in real content systems and frameworks, built and opened as their users do (docs/hosts.md)"
	@echo "make test-servers  dist/ behind real nginx and Caddy, each header of docs/embedding.md (needs Debian's packages)"
	@echo "make test-kills  browsers killed 50 times each while the desk is typed into: what is older than a second is kept"
	@echo "make release VERSION=1.2.3  a folder to upload, with sums, licences and what changed (docs/releasing.md)"
	@echo "make same-bytes  proves that a release is the same bytes wherever it is built (half an hour)"
	@echo "make growth-site  how check and build grow with the number of explainers on one site, up to 1,000"
	@echo "make clean   delete this checkout's build output: dist/, target/ and what it built in the cache folder"
	@echo ""
	@echo "CONTENT=content/another after any of these takes another writer's folder."
	@echo "Tools and build output are kept in one cache folder, SIDELIGHT_CACHE (by default"
	@echo "~/.cache/sidelight); cargo builds in its target/, or in CARGO_TARGET_DIR if that is set."

serve:
	@scripts/setup serve
	@scripts/serve

desk:
	@scripts/setup build
	@scripts/desk dist-desk
	@scripts/serve-desk dist-desk

new:
	@scripts/new "$(CONTENT)"

check:
	@scripts/check "$(CONTENT)"

build:
	@scripts/setup build
	@scripts/build

examples:
	@scripts/setup build
	@scripts/examples

test:
	@scripts/setup test
	@scripts/test

lint:
	@scripts/lint

format:
	@scripts/native cargo fmt
	@bash -c ". scripts/env.sh; biome check --write ."

test-native:
	@scripts/test-native

test-browser:
	@ENGINE=$(ENGINE) TEST=$(TEST) scripts/test-browser

bare:
	@scripts/setup bare
	@scripts/bare

deny:
	@scripts/setup deny
	@scripts/deny

fuzz:
	@scripts/fuzz $(SECONDS)

size:
	@OLD=$(OLD) node scripts/size.mjs

size-desk:
	@node scripts/size-desk.mjs

deltas:
	@node scripts/deltas.mjs $(OLD)

compress:
	@node scripts/compress.mjs

growth:
	@scripts/setup bench
	@scripts/growth

audit:
	@scripts/setup audit
	@scripts/audit

bench:
	@scripts/setup bench
	@scripts/bench

bench-desk:
	@scripts/setup bench
	@scripts/bench-desk

listen:
	@scripts/setup listen
	@scripts/listen

pictures:
	@scripts/setup test
	@scripts/pictures

pictures-desk:
	@scripts/setup test
	@scripts/pictures-desk

test-hosts:
	@scripts/setup hosts
	@scripts/test-hosts

test-kills:
	@scripts/setup test
	@scripts/test-kills

test-servers:
	@scripts/setup servers
	@scripts/test-servers

release:
	@scripts/setup release
	@scripts/release "$(VERSION)"

same-bytes:
	@scripts/setup release
	@scripts/same-bytes

growth-site:
	@scripts/growth-site

clean:
	@scripts/clean
