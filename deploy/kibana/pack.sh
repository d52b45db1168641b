#!/bin/sh
# Packs objects/*.json into the one file Kibana imports: each object on a line, and the attributes that Kibana keeps as text
# (they are plain JSON here) as text. Usage: pack.sh [FILE]   (default: silkwire.ndjson beside this file)
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
command -v jq > /dev/null 2>&1 || { echo "pack.sh: jq is missing: install it (Debian/Ubuntu: apt-get install jq)" >&2; exit 1; }

# Data views first: what others refer to comes before them.
LC_ALL=C
export LC_ALL
jq -c -S '
    .attributes |= with_entries(
        if .key == "kibanaSavedObjectMeta" then .value.searchSourceJSON |= tojson
        elif (.key | IN("panelsJSON", "optionsJSON", "fields", "fieldAttrs", "fieldFormatMap", "runtimeFieldMap",
            "sourceFilters", "typeMeta")) then .value |= tojson
        else . end)
' "$here"/objects/*.data-view.json "$here"/objects/*.search.json "$here"/objects/*.dashboard.json > "${1:-$here/silkwire.ndjson}"
