# Runs commands where OBS and the tools are: inside a root, or on this machine if its own OBS is new enough.

# Without root everything that makes or enters a root goes through sudo, once, for the whole command.
need_rights() {
	[ "$(id -u)" = 0 ] && return
	command -v sudo >/dev/null ||
		die "to $1 I need root: run this as root, install sudo, or install OBS Studio 30.2 or newer built with Qt 6"
	say "  $1: asking sudo"
	exec sudo --preserve-env=XDG_CACHE_HOME,HOME,CI,DISPLAY,XAUTHORITY,NODE_EXTRA_CA_CERTS,npm_config_registry \
		"$project/dev" "${dev_arguments[@]}"
}

# True when this machine's own OBS and Qt can build and load the plugin (also true inside a root).
machine_is_enough() {
	[ -n "${LIVESHELF_INSIDE:-}" ] && return
	command -v obs cmake ninja g++ >/dev/null 2>&1 || return 1
	pkg-config --atleast-version=30.2 libobs 2>/dev/null && pkg-config --exists Qt6Widgets Qt6Svg 2>/dev/null &&
		cpp_reads SQLiteCpp/SQLiteCpp.h boost/unordered/unordered_flat_map.hpp nlohmann/json.hpp curl/curl.h \
			qrcodegen/qrcodegen.hpp
}

# True when this machine's compiler finds these headers.
cpp_reads() { printf '#include <%s>\n' "$@" | g++ -std=c++23 -fsyntax-only -x c++ - 2>/dev/null; }

# Where npm gets packages on this machine, and which certificates are trusted here: a root asks the same registry through
# the same network. npm takes half a second to say so, so only a verb that needs packages asks.
remember_npm() {
	[ -n "${npm_config_registry:-}" ] || ! command -v npm >/dev/null || npm_config_registry=$(npm config get registry)
	export npm_config_registry=${npm_config_registry:-}
}

# enter_root COMMAND…: with $LIVESHELF_ROOT as /, the project at /src and the cache at /cache. Own mount and process
# namespaces: whatever the command leaves behind (mounts, an OBS, network namespaces) goes when it ends.
enter_root() {
	local root=$LIVESHELF_ROOT propagation=private
	# A root's own / is no mount point, and its mounts are private already.
	[ -z "${LIVESHELF_INSIDE:-}" ] || propagation=unchanged
	mkdir -p "$root/src" "$root/cache" "$root/shared" "$cache/ccache"
	unshare --mount --pid --fork --kill-child --propagation $propagation bash -c '
		root=$1 project=$2 cache=$3
		shift 3
		mount --rbind "$project" "$root/src"
		mount --rbind "$cache" "$root/cache"
		[ -d "$project/../shared" ] && mount --rbind "$project/../shared" "$root/shared"
		mount -t proc proc "$root/proc"
		mount --rbind /sys "$root/sys"
		mount --rbind /dev "$root/dev"
		mount -t tmpfs tmpfs "$root/run"
		mount -t tmpfs tmpfs "$root/tmp"
		if [ -d /tmp/.X11-unix ]; then
			mkdir -p "$root/tmp/.X11-unix"
			mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
		fi
		certificates=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
		if [ -r "$certificates" ]; then
			cp -L "$certificates" "$root/run/machine-certificates.crt"
		else
			certificates=
		fi
		xauthority=${XAUTHORITY:-$HOME/.Xauthority}
		if [ -n "${DISPLAY:-}" ] && [ -r "$xauthority" ]; then
			cp "$xauthority" "$root/tmp/.Xauthority"
		else
			xauthority=
		fi
		exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
			LANG=C.UTF-8 TERM="${TERM:-dumb}" ${CI:+CI="$CI"} ${DISPLAY:+DISPLAY="$DISPLAY"} \
			${xauthority:+XAUTHORITY=/tmp/.Xauthority} ${LIVESHELF_SUITE:+LIVESHELF_INSIDE="$LIVESHELF_SUITE"} \
			${certificates:+NODE_EXTRA_CA_CERTS=/run/machine-certificates.crt} \
			${npm_config_registry:+npm_config_registry="$npm_config_registry"} CCACHE_DIR=/cache/ccache "$@"
	' bash "$root" "$project" "$cache" "$@"
}

# inside SUITE COMMAND…: runs the command in the project folder, in that suite's root or natively.
inside() {
	local suite=$1
	shift
	if machine_is_enough; then
		(cd "$project" && CCACHE_DIR=${CCACHE_DIR:-$cache/ccache} "$@")
	else
		LIVESHELF_ROOT=$(root_of "$suite") LIVESHELF_SUITE=$suite enter_root sh -c 'cd /src && exec "$@"' sh "$@"
	fi
}

# prepare SUITE…: makes sure that the places `inside` needs are there.
prepare() {
	machine_is_enough && return
	need_rights "work inside the OBS roots"
	local suite
	for suite in "$@"; do ensure_root "$suite"; done
}
