# Progress and failure for ./dev: one line a step, the log kept, the last lines shown when a step fails.

logs=$project/build/logs

say() { printf '%s\n' "$*"; }

# Ends ./dev with a sentence that says what is wrong and what to do.
die() {
	printf 'dev: %s\n' "$*" >&2
	exit 1
}

# run_step TITLE COMMAND…: runs it with its output in build/logs/TITLE.log and a running clock on a terminal.
# CI sees the title and the time. On failure: the log's last lines, its path, and the command's own exit code.
run_step() {
	local title=$1 started=$SECONDS code=0
	shift
	local log=$logs/${title//[^[:alnum:]]/-}.log
	mkdir -p "$logs"
	if [ -t 1 ]; then
		"$@" >"$log" 2>&1 </dev/null &
		local job=$!
		while kill -0 "$job" 2>/dev/null; do
			printf '\r  %-44s %4d s' "$title" $((SECONDS - started))
			sleep 0.5
		done
		printf '\r\033[K'
		wait "$job" || code=$?
	else
		printf '  %s …\n' "$title"
		"$@" >"$log" 2>&1 </dev/null || code=$?
	fi
	if [ "$code" -ne 0 ]; then
		printf '  %-44s failed after %d s; its last lines:\n\n' "$title" $((SECONDS - started))
		tail -n 25 "$log" | sed 's/^/    /'
		printf '\n  whole log: %s\n' "$log"
		exit "$code"
	fi
	printf '  %-44s %4d s\n' "$title" $((SECONDS - started))
}
