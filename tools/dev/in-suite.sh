#!/usr/bin/env bash
# in-suite.sh SUITE COMMAND…: runs the command in that suite's OBS, from inside another one's root. For ctest, which runs
# in one root and starts the tests of both. Exits 77 (skipped) where that suite's root is not there.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$project/tools/dev/say.sh"
. "$project/tools/dev/enter.sh"
. "$project/tools/dev/roots.sh"

suite=$1
shift
# A machine whose own OBS is used stands for the suite that we build against.
[ "$suite" != "${LIVESHELF_INSIDE:-trixie}" ] || exec "$@"
if [ ! -e "$(root_of "$suite")/.liveshelf-root" ]; then
	echo "skipped: the $suite root is not here"
	exit 77
fi
LIVESHELF_ROOT=$(root_of "$suite") LIVESHELF_SUITE=$suite enter_root sh -c 'cd /src && exec "$@"' sh "$@"
