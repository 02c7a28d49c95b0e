# shellcheck shell=bash
# Sourced by scripts/setup, which has what is used here: what is wanted of Debian, and how it is had.
# shellcheck disable=SC2154

minibrowser() { compgen -G '/usr/lib/*/webkit2gtk-*/MiniBrowser' >/dev/null; }

# The packages that are missing, by the commands they bring: a browser that came another way will do.
missing_packages() {
	if [ "$goal" = bare ]; then
		have debootstrap || echo debootstrap
		return
	fi
	if [ "$goal" = hosts ]; then
		# What builds pages, and what drives the browsers that open them.
		have hugo || echo hugo
		have jekyll || echo jekyll
		have chromedriver || echo chromium-driver
		{ have WebKitWebDriver && minibrowser; } || echo webkit2gtk-driver
		have Xvfb || echo xvfb
		have xauth || echo xauth
		have cc || echo gcc libc6-dev
	fi
	if [ "$goal" = servers ]; then
		have chromium || echo chromium
		# A server's command is in a folder that is not on everybody's path.
		[ -x /usr/sbin/nginx ] || echo nginx
		compgen -G '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so' >/dev/null || echo libnginx-mod-http-brotli-static
		have caddy || echo caddy
		have openssl || echo openssl
		have zstd || echo zstd
		return
	fi
	case $goal in test | listen | audit | bench | hosts) have chromium || echo chromium ;; esac
	case $goal in test | listen | hosts) have firefox-esr || have firefox || echo firefox-esr ;; esac
	if [ "$goal" = audit ]; then return; fi
	if [ "$goal" = hosts ]; then
		# Content systems are folders of PHP. They ask for a server, of which nginx is the one that test-servers has.
		[ -d /usr/share/wordpress ] || echo wordpress nginx
		[ -d /usr/share/wordpress/wp-content/themes/twentytwentythree ] || echo wordpress-theme-twentytwentythree
		[ -d /usr/share/wordpress/wp-content/themes/twentytwentyone ] || echo wordpress-theme-twentytwentyone
		[ -d /usr/share/mediawiki ] || echo mediawiki nginx
		have mariadbd || echo mariadb-server-core
		have php || echo php-cli
		php -m 2>/dev/null | grep -qx mysqli || echo php-mysql
		php -m 2>/dev/null | grep -qx pdo_sqlite || echo php-sqlite3
		return
	fi
	case $goal in test | listen)
		# A screen reader, and the session that it needs: a screen, a window manager, a message bus, a hand.
		have orca || echo orca
		have Xvfb || echo xvfb
		have openbox || echo openbox
		have dbus-run-session || echo dbus
		[ -x /usr/libexec/at-spi-bus-launcher ] || echo at-spi2-core
		have xdotool || echo xdotool
		;;
	esac
	if [ "$goal" = listen ]; then return; fi
	have cc || echo gcc libc6-dev
	# For the size build's Yew.
	case $goal in build | release | test) have patch || echo patch ;; esac
	if [ "$goal" != test ]; then return; fi
	have chromedriver || echo chromium-driver
	{ have WebKitWebDriver && minibrowser; } || echo webkit2gtk-driver
	have xauth || echo xauth
	# For the HTML checker, and to read what a printed page says.
	java -version >/dev/null 2>&1 || echo default-jre-headless
	have pdftotext || echo poppler-utils
	# For what a new edition costs who has an old one.
	have zstd || echo zstd
}

# apt_install WHY PACKAGE…
apt_install() {
	local why=$1
	shift
	have apt-get || fail "$why needs $*, and this system has no apt-get to install them with."
	if [ "$(id -u)" != 0 ]; then
		say "$why needs Debian packages, which only root can install. Please run this, then try again:"
		say "    sudo apt-get update && sudo apt-get install --no-install-recommends $*"
		exit 1
	fi
	say "    on this system, with apt-get: $*"
	export DEBIAN_FRONTEND=noninteractive
	# Without fresh lists an install may still succeed from the ones there are.
	logged apt-update apt-get -q update || true
	logged apt-install apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$@" ||
		fail "apt-get could not install $* (its output: $log)."
}

packages_ready() { [ -z "$(missing_packages)" ]; }
packages_title() { say "Debian packages, about 1 minute"; }
packages_install() {
	# shellcheck disable=SC2046
	apt_install "make $goal" $(missing_packages)
	if [ "$goal" = servers ] && [ -d /run/systemd/system ]; then
		say "    Debian starts the servers that it installs; to stop them: systemctl disable --now nginx caddy"
	fi
	packages_ready || fail "apt-get succeeded, but these packages' commands are still missing: $(missing_packages | xargs)."
}
