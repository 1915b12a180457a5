#!/usr/bin/env bash
# run.sh SHOP SCRIPT [ARGUMENT …]: runs a script of tests/shops/SHOP with the shop's packages, see install.sh.
set -euo pipefail
. "$(dirname "$0")/modules.sh"

shop=$1
script=$2
shift 2
NODE_PATH=$(modules_of "$shop")/node_modules exec node "$project/tests/shops/$shop/$script" "$@"
