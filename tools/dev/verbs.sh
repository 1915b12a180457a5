# What each verb of ./dev does.

print_verbs() {
	cat <<-'EOT'
		./dev VERB

		  demo     run LiveShelf in a real OBS on a weak uplink and a rehearsal shop; results in out/demo/
		           [--visible: on your display] [--seconds N]
		  test     build and run every test [-R REGEX: only those] [-L LABEL: unit, shops, libobs, ui, host]
		           [--fuzz [TARGET …]: instead search for input that breaks a reader, 60 s for each target]
		  build    build the plugin into build/plugin/liveshelf/ [release | debug | asan | tsan]
		  lint     format, clang-tidy on changed files, locale and include checks [--all: clang-tidy on every file]
		  bench    measure; alone it lists what can be measured
		  gallery  draw the built-in counters into data/templates/gallery.png
		  obs      open OBS with the plugin on your display [--suite forky: OBS 32]
		  shell    a shell where OBS and the tools are, the project at /src [--suite forky] [COMMAND …]
		  package  make the archive and the Debian package in out/package/
	EOT
}

# --suite NAME at the front of the arguments; sets $suite and leaves the rest in $rest.
take_suite() {
	suite=trixie
	rest=("$@")
	if [ "${1:-}" = --suite ]; then
		suite=${2:-}
		rest=("${@:3}")
		[ -e "$project/tools/dev/packages-$suite.txt" ] || die "there is no suite \"$suite\"; use trixie or forky"
	fi
}

# build_preset [PRESET [TARGET]]: the whole tree, or only a target such as plugin-folder.
build_preset() {
	local preset=${1:-release}
	case $preset in release | debug | asan | tsan) ;; *) die "there is no preset \"$preset\"; use release, debug, asan or tsan" ;; esac
	run_step "configuring ($preset)" inside trixie cmake --preset "$preset"
	run_step "building ($preset)" inside trixie cmake --build --preset "$preset" --target "${2:-all}"
}

verb_build() {
	prepare trixie
	build_preset "${1:-release}" plugin-folder
	local folder=build/plugin/liveshelf
	[ "${1:-release}" = release ] || folder=build/$1/folder/liveshelf
	say "made: the plugin folder $folder (copy it to ~/.config/obs-studio/plugins/)"
}

verb_test() {
	if [ "${1:-}" = --fuzz ]; then
		search_hostile_input "${@:2}"
		return
	fi
	remember_npm
	prepare trixie forky
	build_preset release
	local code=0
	inside trixie ctest --preset release -j 2 --timeout 600 "$@" || code=$?
	say "made: the log build/release/Testing/Temporary/LastTest.log; of failed tests OBS's logs in build/host/, pictures in build/failures/"
	return $code
}

search_hostile_input() {
	prepare trixie
	run_step "configuring (fuzz)" inside trixie cmake --preset fuzz
	run_step "building (fuzz)" inside trixie cmake --build --preset fuzz
	local code=0
	inside trixie python3 tests/fuzz/run.py "$@" || code=$?
	say "made: logs in build/fuzz/; what breaks a target in build/fuzz/broken/"
	return $code
}

verb_lint() {
	prepare trixie
	run_step "configuring (release)" inside trixie cmake --preset release
	inside trixie bash tools/lint/run.sh "$(changed_sources "$@")"
	say "made: nothing; everything is in order"
}

# C++ sources that differ from where this branch left the main line. On the main line itself: those of its last day.
# With --all every one.
changed_sources() {
	local base
	base=${LIVESHELF_BASE:-$(git -C "$project" merge-base HEAD origin/main 2>/dev/null || true)}
	if [ "${1:-}" = --all ]; then
		git -C "$project" ls-files
	elif [ -z "$base" ] || [ "$base" = "$(git -C "$project" rev-parse HEAD)" ]; then
		git -C "$project" log --since='1 day ago' --diff-filter=d --name-only --format=
	else
		git -C "$project" diff --name-only --diff-filter=d "$base"
		git -C "$project" ls-files --others --exclude-standard
	fi | grep -E '^(plugin|tests)/.*\.cpp$' | sort -u | while read -r file; do
		[ ! -e "$project/$file" ] || printf '%s\n' "$file"
	done
}

verb_bench() {
	local name=${1:-}
	if [ -z "$name" ]; then
		say "./dev bench NAME measures one of:"
		sed -n 's/^# \(.*\)/  \1/p' "$project/tests/bench/BENCHES.txt"
		return
	fi
	prepare trixie
	build_preset release
	shift
	mkdir -p "$project/out/bench"
	case $name in
	core)
		inside trixie build/release/tests/bench/core_bench --benchmark_out=out/bench/core.json "$@"
		say "made: out/bench/core.json"
		;;
	forecast) bench_forecast "$@" ;;
	ledger)
		inside trixie build/release/tests/bench/ledger_bench --benchmark_out=out/bench/ledger.json "$@"
		say "made: out/bench/ledger.json"
		;;
	links) inside trixie python3 tests/bench/links/bench.py "$@" ;;
	shops)
		inside trixie build/release/tests/bench/shops_bench out/bench/shops.json "$@"
		say "made: out/bench/shops.json"
		;;
	widget)
		[ "${1:-}" = obs ] || inside trixie build/release/tests/bench/widget_bench out/bench/widget.json "$@"
		[ -n "${1:-}" ] && [ "${1:-}" != obs ] || inside trixie python3 tests/bench/widget/in_obs.py
		say "made: $(cd "$project" && ls out/bench/widget*.json | tr '\n' ' ')"
		;;
	*) die "there is no bench \"$name\"; ./dev bench lists them" ;;
	esac
}

# The folder need not be inside the project, which is all that the root sees.
bench_forecast() {
	local folder=${1:-$project/../shared/sales} out=out/bench/forecast
	local file
	mkdir -p "$project/$out"
	for file in episodes.csv orders.csv; do
		[ -r "$folder/$file" ] || die "there is no $folder/$file; give the folder of both"
		cp "$folder/$file" "$project/$out/"
	done
	inside trixie build/release/tests/bench/forecast_bench "$out" "$out"
	say "made: $out/predictions.csv"
	if [ -z "${1:-}" ]; then
		inside trixie build/release/tests/bench/forecast_bench --invented "$out"
		inside trixie build/release/tests/bench/core_bench --benchmark_filter=forecast
		say "made: $out/*.svg"
	elif cp "$project/$out/predictions.csv" "$folder/" 2>/dev/null; then
		say "made: $folder/predictions.csv"
	fi
}

verb_gallery() {
	prepare trixie
	build_preset release counter_gallery
	inside trixie env QT_QPA_PLATFORM=offscreen build/release/tests/gallery/counter_gallery data/templates/gallery.png
	say "made: data/templates/gallery.png"
}

verb_demo() {
	prepare trixie
	build_preset release plugin-folder
	inside trixie python3 tools/demo/demo.py "$@"
}

verb_obs() {
	take_suite "$@"
	[ -n "${DISPLAY:-}" ] || die "there is no display to open OBS on; ./dev demo runs it on a hidden one"
	prepare trixie "$suite"
	build_preset release plugin-folder
	inside "$suite" env HOME=/src/build/obs-home-"$suite" OBS_PLUGINS_PATH=/src/build/plugin/liveshelf/bin/64bit \
		OBS_PLUGINS_DATA_PATH=/src/build/plugin dbus-run-session obs --multi "${rest[@]}"
	say "made: OBS's own settings of this run are in build/obs-home-$suite"
}

verb_shell() {
	take_suite "$@"
	prepare "$suite"
	inside "$suite" "${rest[@]:-bash}"
}

verb_package() {
	prepare trixie
	build_preset release plugin-folder
	run_step "Debian package" inside trixie sh -c 'cd build/release && cpack -B /src/out/package && rm -rf /src/out/package/_CPack_Packages'
	local version
	version=$(sed -n 's/.*"version": "\([0-9.]*\)".*/\1/p' "$project/buildspec.json" | head -n 1)
	local archive=out/package/liveshelf-$version-linux-$(uname -m).tar.xz
	run_step "archive" tar -C "$project/build/plugin" -cJf "$project/$archive" liveshelf
	say "made: $(cd "$project" && ls out/package/*."deb" "$archive" | tr '\n' ' ')"
}
