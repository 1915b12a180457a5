#!/usr/bin/env bash
# Every check that needs no running program. Runs all of them before it fails. The argument is the list of C++ sources
# that clang-tidy reads, one a line.
set -uo pipefail
cd "$(dirname "$0")/../.."
failed=0
check() {
	local title=$1
	shift
	printf '  %s\n' "$title"
	"$@" || failed=1
}

check "form (clang-format)" sh -c \
	'find plugin tests -name "*.cpp" -o -name "*.hpp" | xargs clang-format-19 --dry-run --Werror'
check "includes follow the rooms" python3 tools/lint/includes.py
check "locale keys both ways" python3 tools/lint/locale.py
sources=$(printf '%s' "${1:-}" | grep -c .)
check "clang-tidy on $sources files" sh -c \
	'printf "%s\n" "$1" | grep . | xargs -r -P 2 -n 4 clang-tidy-19 --quiet -p build/release --warnings-as-errors="*" 2>/dev/null' \
	sh "${1:-}"
exit $failed
