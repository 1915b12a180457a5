# The two root folders: a small Debian with OBS Studio and the tools, made once and reused.
#
# A root is made under a temporary name and renamed when it is whole, so an interrupted or half-written one is never
# taken for a finished one. A stamp holds a hash of its package list: when the list grows, the missing packages are
# added to the root that is there.

# Inside a root the cache is bound to /cache.
cache=${LIVESHELF_INSIDE:+/cache}
cache=${cache:-${XDG_CACHE_HOME:-$HOME/.cache}/liveshelf}

root_of() { printf '%s/%s' "$cache" "$1"; }

root_stamp() { cat "$project/tools/dev/packages-$1.txt" | sha256sum | cut -d' ' -f1; }

root_packages() { sed -e 's/#.*//' "$project/tools/dev/packages-$1.txt" | tr -s '[:space:]' ' '; }

root_is_whole() {
	[ "$(cat "$(root_of "$1")/.liveshelf-root" 2>/dev/null)" = "$(root_stamp "$1")" ]
}

# The Debian mirror this machine already uses.
machine_mirror() {
	{
		sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources
		sed -n 's/^deb \(\[[^]]*\] \)\?\([^ ]*\).*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/*.list
	} 2>/dev/null | grep -m1 -E '/debian/?$'
}

# `debootstrap` has one script for all newer suites; older copies of it do not know them by name.
bootstrap_root() {
	local suite=$1 root=$2 mirror script=/usr/share/debootstrap/scripts
	mirror=$(machine_mirror)
	[ -e "$script/$suite" ] && script+=/$suite || script+=/sid
	debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror" "$script"}
	printf 'force-unsafe-io\npath-exclude=/usr/share/doc/*\npath-exclude=/usr/share/man/*\n' \
		>"$root/etc/dpkg/dpkg.cfg.d/liveshelf"
	printf 'APT::Install-Recommends "false";\nAcquire::Check-Valid-Until "false";\nAcquire::Retries "3";\n' \
		>"$root/etc/apt/apt.conf.d/90liveshelf"
}

install_packages() {
	local root=$1
	shift
	cp -L /etc/resolv.conf "$root/etc/resolv.conf"
	LIVESHELF_ROOT=$root enter_root sh -c 'export DEBIAN_FRONTEND=noninteractive
		apt-get update -q && apt-get install -y -q "$@" && apt-get clean && rm -rf /var/lib/apt/lists/*' sh "$@"
}

ensure_root() {
	local suite=$1 root
	root=$(root_of "$suite")
	root_is_whole "$suite" && return
	need_rights "make the $suite root"
	mkdir -p "$cache"
	exec 8>"$cache/$suite.lock"
	flock 8
	root_is_whole "$suite" && return
	command -v debootstrap >/dev/null || run_step "installing debootstrap" install_debootstrap
	local packages
	read -ra packages <<<"$(root_packages "$suite")"
	if [ -e "$root/.liveshelf-root" ]; then
		run_step "$suite: adding packages" install_packages "$root" "${packages[@]}"
	else
		[ ! -e "$root" ] && [ ! -e "$root.partial" ] || say "  $suite: an unfinished root is there; making it again"
		rm -rf --one-file-system "$root" "$root.partial"
		run_step "$suite: base system" bootstrap_root "$suite" "$root.partial"
		run_step "$suite: OBS Studio and tools" install_packages "$root.partial" "${packages[@]}"
		mv "$root.partial" "$root"
	fi
	root_stamp "$suite" >"$root/.liveshelf-root"
	flock -u 8
}

install_debootstrap() {
	command -v apt-get >/dev/null || {
		echo "debootstrap is missing and this machine has no apt-get: install debootstrap, or OBS 30.2 or newer with Qt 6"
		return 1
	}
	apt-get update -q || true
	DEBIAN_FRONTEND=noninteractive apt-get install -y -q debootstrap
}
