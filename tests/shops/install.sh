#!/usr/bin/env bash
# install.sh SHOP: installs the Node packages of tests/shops/SHOP from its lockfile, once for each lockfile. The folder
# gets its name when it is whole, so that an interrupted install is never taken for a finished one.
set -euo pipefail
. "$(dirname "$0")/modules.sh"

shop=$1
folder=$(modules_of "$shop")
mkdir -p "$cache/shops"
exec 8>"$cache/shops/$shop.lock"
flock 8
if [ -d "$folder" ]; then
	echo "the packages of $shop are in $folder"
	exit
fi
rm -rf "$folder.partial"
mkdir "$folder.partial"
cp "$project/tests/shops/$shop/package.json" "$project/tests/shops/$shop/package-lock.json" "$folder.partial/"
(cd "$folder.partial" && npm_config_cache=$cache/npm npm ci --ignore-scripts --prefer-offline --no-audit --no-fund)
mv "$folder.partial" "$folder"
