#!/bin/sh
# Checks what Kibana would only show when it is too late: that the packed file was made from the sources, that every reference
# leads to an object, and that every field used exists in the index. Usage: check.sh [MAPPING]
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
mapping=${1:-$here/../../enrich-service/src/main/resources/enrich-service/index/statements-v3.json}
packed=$here/silkwire.ndjson
failed=0

wrong() { printf 'check.sh: %s\n' "$*" >&2; failed=1; }
command -v jq > /dev/null 2>&1 || { echo "check.sh: jq is missing: install it (Debian/Ubuntu: apt-get install jq)" >&2; exit 1; }
[ -f "$mapping" ] || { echo "check.sh: no index mapping at $mapping; name it as the argument" >&2; exit 1; }

fresh=$(mktemp)
trap 'rm -f "$fresh"' EXIT
"$here/pack.sh" "$fresh"
cmp -s "$fresh" "$packed" || wrong "silkwire.ndjson is not what objects/ give: run pack.sh"

# Every reference of an object, and of the panels inside a dashboard, names an object of the file.
for missing in $(jq -r -s '
    (map(.type + "/" + .id)) as $known
    | [.[].references[], (.[] | select(.type == "dashboard").attributes.panelsJSON | fromjson[]
        | .embeddableConfig.attributes.references[]?)]
    | map(.type + "/" + .id) | unique - $known | .[]' "$packed"); do
    wrong "nothing in the file is $missing"
done

# Every panel finds its reference at the dashboard: panelIndex:name for what is inside it, panelIndex:panelRefName for itself.
for missing in $(jq -r '
    select(.type == "dashboard") | ([.references[].name]) as $names
    | [.attributes.panelsJSON | fromjson[]
        | .panelIndex as $i
        | ($i + ":" + (.embeddableConfig.attributes.references[]?.name)), (select(.panelRefName) | $i + ":" + .panelRefName)]
    | unique - $names | .[]' "$packed"); do
    wrong "the dashboard has no reference $missing"
done

# Columns, axes and sort orders of a chart are columns of its layer.
for missing in $(jq -r '
    select(.type == "dashboard") | .attributes.panelsJSON | fromjson[] | select(.type == "lens")
    | .panelIndex as $panel | .embeddableConfig.attributes.state as $state
    | $state.datasourceStates.formBased.layers as $layers
    | $state.visualization.layers[] | ($layers[.layerId].columns | keys) as $columns
    | ([.xAccessor, .splitAccessor, .accessors[]?, .primaryGroups[]?, .metrics[]?, $layers[.layerId].columnOrder[],
        ($layers[.layerId].columns[] | .params.orderBy.columnId?)] | map(select(. != null)) | unique) - $columns
    | .[] | $panel + "/" + .' "$packed"); do
    wrong "a chart uses a column its layer lacks: $missing"
done

for missing in $(jq -r -s --slurpfile mapping "$mapping" '
    def fields(at): to_entries[] | (at + .key), ((at + .key + ".") as $below | .value.properties // empty | fields($below));
    ([$mapping[0].mappings.properties | fields("")]) as $known
    | [ (.[] | select(.type == "index-pattern").attributes | .timeFieldName // empty,
            (.fieldAttrs | fromjson | keys[]), (.fieldFormatMap | fromjson | keys[])),
        (.[] | select(.type == "search").attributes | .columns[], .sort[][0], (.grid.columns | keys[]),
            (.kibanaSavedObjectMeta.searchSourceJSON | fromjson.filter[].meta.field)),
        (.[] | select(.type == "dashboard").attributes.panelsJSON | fromjson[]
            | .embeddableConfig.attributes.state.datasourceStates.formBased.layers[]?.columns[].sourceField) ]
    | unique - ["___records___"] - $known | .[]' "$packed"); do
    wrong "the index has no field $missing (mapping: $mapping)"
done

[ "$failed" = 0 ] && echo "check.sh: $(grep -c . "$packed") objects, references and fields are sound"
exit "$failed"
