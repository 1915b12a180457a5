#!/usr/bin/env python3
"""The plugin needs nothing at run time but what OBS brings along: the rest is compiled in, and shows nothing outside.

Usage: linked.py PLUGIN.so
"""

import re
import subprocess
import sys

OBS_BRINGS = re.compile(
    r"lib(Qt6(Core|Gui|Widgets|Svg|Xml)|obs|obs-frontend-api|curl|stdc\+\+|m|gcc_s|c|asan|ubsan|tsan)\.so|ld-linux"
)


def lines(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


needed = [found[1] for line in lines("readelf", "-d", sys.argv[1]) if (found := re.search(r"NEEDED.*\[(.*)\]", line))]
strange = [library for library in needed if not OBS_BRINGS.match(library)]
symbols = [line.split()[-1] for line in lines("nm", "-D", "--defined-only", sys.argv[1])]
leaked = [symbol for symbol in symbols if re.match(r"sqlite3|curl_|.*(boost|nlohmann|SQLite|qrcodegen)", symbol)]
print(f"needs {len(needed)} libraries, shows {len(symbols)} symbols")
if strange or leaked or not needed or "obs_module_load" not in symbols:
    sys.exit(f"OBS does not bring {strange}; shown outside: {leaked[:5]}")
