#!/bin/sh
# Imports data view and dashboard into Kibana; what is there under the same ids is replaced, so twice gives the same.
# Usage: import.sh [FILE]    Environment: KIBANA_URL (default http://localhost:5601, with /s/NAME for a space),
#   SILKWIRE_URL of Silkwire's page, to which links lead (default http://localhost:8080),
#   KIBANA_API_KEY, or KIBANA_USER and KIBANA_PASSWORD where Kibana asks who you are; KIBANA_WAIT seconds (default 180)
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
file=${1:-$here/silkwire.ndjson}
url=${KIBANA_URL:-http://localhost:5601}
wait=${KIBANA_WAIT:-180}

say() { printf 'import.sh: %s\n' "$*" >&2; }
command -v curl > /dev/null 2>&1 || { say "curl is missing: install it"; exit 1; }
[ -r "$file" ] || { say "cannot read $file"; exit 1; }

# Secrets go to curl on its standard input: arguments are seen by everybody on the machine.
kibana() {
    if [ -n "${KIBANA_API_KEY:-}" ]; then
        printf 'header = "Authorization: ApiKey %s"\n' "$KIBANA_API_KEY"
    elif [ -n "${KIBANA_USER:-}" ]; then
        printf 'user = "%s:%s"\n' "$KIBANA_USER" "${KIBANA_PASSWORD:-}"
    fi | curl --silent --show-error --config - --max-time 60 "$@"
}

# The status page belongs to no space.
status_url=${url%%/s/*}/api/status
waited=0
until kibana --fail --output /dev/null "$status_url" 2> /dev/null; do
    [ "$waited" -lt "$wait" ] || { say "no Kibana is ready at $url after $wait s: $(kibana "$status_url" 2>&1 | head -c 300)"; exit 1; }
    [ "$waited" -gt 0 ] || say "waiting for Kibana at $url"
    sleep 3
    waited=$((waited + 3))
done

site=${SILKWIRE_URL:-http://localhost:8080}
case $site in
    *[!A-Za-z0-9:/._~%-]*) say "SILKWIRE_URL must be a plain address like http://localhost:8080"; exit 1 ;;
esac
sent=$(mktemp)
trap 'rm -f "$sent"' EXIT
sed "s#http://localhost:8080/#${site%/}/#g" "$file" > "$sent"

answer=$(kibana -X POST "$url/api/saved_objects/_import?overwrite=true" -H 'kbn-xsrf: silkwire' --form "file=@$sent;filename=silkwire.ndjson")
case $answer in
    *'"success":true'*) say "imported $(printf '%s' "$answer" | sed -n 's/.*"successCount":\([0-9]*\).*/\1/p') objects: $url/app/dashboards#/view/silkwire-overview" ;;
    *) say "Kibana refused the import: $answer"; exit 1 ;;
esac
