# shellcheck shell=bash
# Sourced by the other scripts: where things are, which versions are meant, and the tools' PATH.
# Nothing here installs or changes anything except `pick_target_dir`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${SIDELIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/sidelight}

trunk_version=0.21.14
geckodriver_version=0.37.1
deny_version=0.20.2
# wasm-bindgen's command and its library must be of one version: the lock file's.
bindgen_version=$(awk -F'"' '/^name = "wasm-bindgen"$/ { getline; print $2; exit }' \
	"$root/Cargo.lock" 2>/dev/null || true)
# The differences with which the size build compiles Yew are of one version too.
yew_version=$(awk -F'"' '/^name = "yew"$/ { getline; print $2; exit }' "$root/Cargo.lock" 2>/dev/null || true)
# wasm-opt is one of package-lock.json's packages, so that file's hash is its version.
npm_version=$(cksum <"$root/package-lock.json" | cut -d' ' -f1)
# Lighthouse is large and only `make audit` wants it, so it has a lock file of its own.
lighthouse_version=$(cksum <"$root/scripts/lighthouse/package-lock.json" | cut -d' ' -f1)
# So have the frameworks, which only `make test-hosts` wants.
hosts_version=$(cksum <"$root/tests/hosts/package-lock.json" | cut -d' ' -f1)
# So have CycloneDX's schemas, which only `make release` wants.
releasing_version=$(cksum <"$root/scripts/releasing/package-lock.json" | cut -d' ' -f1)

trunk_dir=$cache/trunk-$trunk_version
bindgen_dir=$cache/wasm-bindgen-$bindgen_version-$(cksum <"$root/scripts/wasm-bindgen/Cargo.lock" | cut -d' ' -f1)
geckodriver_dir=$cache/geckodriver-$geckodriver_version
deny_dir=$cache/cargo-deny-$deny_version
npm_dir=$cache/npm-$npm_version
releasing_dir=$cache/releasing-$releasing_version
lighthouse_dir=$cache/lighthouse-$lighthouse_version
hosts_dir=$cache/hosts-$hosts_version

# SIDELIGHT_PATH keeps the user's own PATH, for scripts that start other scripts.
export SIDELIGHT_PATH=${SIDELIGHT_PATH:-$PATH}
PATH=$trunk_dir/bin:$bindgen_dir/bin:$npm_dir/node_modules/.bin:$geckodriver_dir/bin:$SIDELIGHT_PATH
export PATH

export TRUNK_SKIP_VERSION_CHECK=true
# Trunk takes only "true" or "false" here, and stops at the usual "1".
if [ -n "${NO_COLOR:-}" ]; then export NO_COLOR=true; fi

# The size build: flags that stable Rust has not settled yet, for the application and for a standard
# library of its own (scripts/setup builds it). They cost no behaviour but a panic's message: a
# panic stops the program at once, and the page stays as it was prerendered.
size_flags='-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none'

# What the differences are, in a number, by which cargo knows that Yew is another.
yew_patches() { cat "$root/patches/yew-$yew_version"/*.patch | cksum | cut -d' ' -f1; }

section() { printf '\n== %s ==\n' "$*"; }

# `rustc 1.95.0 (59807616e 2026-04-14)` becomes `1.95.0-59807616e`.
rustc_id() {
	"$@" -V 2>/dev/null | sed -E 's/^rustc ([^ ]+)( \(([^ ]+).*)?$/\1-\3/; s/-$//'
}

# The standard library for the size build, for the compiler that builds the application here.
size_std_dir() { echo "$cache/std-$(cd "$root" && rustc_id rustc)-size"; }
has_size_std() { grep -qsxF -e "$size_flags" "$(size_std_dir)/stamp"; }

# Where cargo builds: in the cache, so that a fresh clone need not compile everything again. One
# running command has that folder to itself; another at the same time, of this checkout or a
# different one, gets its checkout's own folder, so that no two checkouts overwrite each other's.
# A folder's lock file is locked while a command builds there, and names the checkout that did last.
shared_target_dir=$cache/target
own_target_dir=$cache/target-$(printf %s "$root" | cksum | cut -d' ' -f1)
pick_target_dir() {
	if [ -n "${CARGO_TARGET_DIR:-}" ]; then return; fi
	mkdir -p "$cache"
	CARGO_TARGET_DIR=$shared_target_dir
	if command -v flock >/dev/null; then
		exec 8>>"$shared_target_dir.lock"
		if ! flock -n 8; then
			CARGO_TARGET_DIR=$own_target_dir
			exec 8>>"$own_target_dir.lock"
			flock -s 8
		fi
		# To cargo the same package elsewhere is the same package, and it is as old as its files are: what another
		# checkout made of its own is not to be taken for this one's. What the libraries became stays.
		if [ "$(cat "$CARGO_TARGET_DIR.lock")" != "$root" ]; then
			find "$CARGO_TARGET_DIR" -path '*/.fingerprint/sidelight-*' -prune -exec rm -rf {} + 2>/dev/null || true
			printf '%s\n' "$root" >"$CARGO_TARGET_DIR.lock"
		fi
	fi
	export CARGO_TARGET_DIR
}
