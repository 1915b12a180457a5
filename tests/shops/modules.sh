# Where the Node packages of a test shop are: a folder of the cache, named after the shop and a hash of its lockfile.
# Nothing of them lies in the project.
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$project/tools/dev/roots.sh"

# modules_of SHOP, as tests/shops/SHOP
modules_of() {
	local lock=$project/tests/shops/$1/package-lock.json
	printf '%s/shops/%s-%s' "$cache" "$1" "$(sha256sum "$lock" | cut -c 1-16)"
}
