#!/bin/bash
# Settings come from the environment as with the official image: a name with a dot in it (discovery.type=single-node), or
# ES_SETTING_ in front, where one underscore is a dot and two are an underscore (ES_SETTING_DISCOVERY_TYPE=single-node).
# ELASTIC_PASSWORD becomes the password of user elastic, unless security is off.
set -euo pipefail

if [[ ${1:-eswrapper} != eswrapper ]]; then
    exec "$@"
fi

declare -a settings=()
security=true
# The shell drops variables with a dot in their name, so they are read from the process itself.
while IFS='=' read -r -d '' name value; do
    if [[ $name =~ ^ES_SETTING_ ]]; then
        name=${name#ES_SETTING_}
        name=$(sed -e 's/__/\x01/g' -e 's/_/./g' -e 's/\x01/_/g' <<< "${name,,}")
    elif [[ ! $name =~ ^[a-z0-9_]+\.[a-z0-9_.-]+$ ]]; then
        continue
    fi
    [[ $name == xpack.security.enabled ]] && security=$value
    settings+=("-E$name=$value")
done < "/proc/$$/environ"

if [[ $security == true && -n ${ELASTIC_PASSWORD:-} ]]; then
    [[ -f config/elasticsearch.keystore ]] || bin/elasticsearch-keystore create > /dev/null
    bin/elasticsearch-keystore list | grep -q '^bootstrap.password$' \
        || printf '%s' "$ELASTIC_PASSWORD" | bin/elasticsearch-keystore add -x bootstrap.password
fi

exec bin/elasticsearch "${settings[@]}"
