#!/bin/sh
# Builds substitutes for the public images Silkwire runs on, from Debian's archive and Maven's alone, for machines that reach no
# image registry. README.md beside this file says what stands for what.
# Usage: build-substitutes.sh [--fresh]      --fresh builds the base system anew, otherwise an existing one is kept
# Environment: JAVA_HOME               JDK to take the runtime from (default: the newest under /usr/lib/jvm), 21 or newer
#              SILKWIRE_DEBIAN_MIRROR  archive to take the base system from (default: what apt on this machine uses)
#              SILKWIRE_DEBIAN_SUITE   its suite (default: that of this machine)
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
work=$here/target
MIN_JDK=21

# What the services, Kafka and the tools need; ALL-MODULE-PATH is refused by a JDK without jmods/ (JEP 493).
MODULES=java.base,java.compiler,java.datatransfer,java.desktop,java.instrument,java.logging,java.management
MODULES=$MODULES,java.management.rmi,java.naming,java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss
MODULES=$MODULES,java.security.sasl,java.sql,java.sql.rowset,java.transaction.xa,java.xml,java.xml.crypto
MODULES=$MODULES,jdk.attach,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.httpserver,jdk.incubator.vector,jdk.jcmd
MODULES=$MODULES,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.nio.mapmode
MODULES=$MODULES,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.xml.dom,jdk.zipfs

say() { printf 'build-substitutes: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

need() {
    command -v "$1" > /dev/null 2>&1 || fail "$1 is missing: install it (Debian/Ubuntu: apt-get install $2)"
}

jdk_version() { [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"; }

find_jdk() {
    jdk='' found=0
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        [ -x "$candidate/bin/jlink" ] || continue
        version=$(jdk_version "$candidate") || continue
        if [ "${version:-0}" -ge "$MIN_JDK" ] && [ "$version" -gt "$found" ]; then
            jdk=$(readlink -f "$candidate") found=$version
            [ "$candidate" = "${JAVA_HOME:-}" ] && break
        fi
    done
    [ -n "$jdk" ] || fail "no JDK $MIN_JDK or newer with jlink found: set JAVA_HOME to one (a headless JDK package has it)"
}

check() {
    need docker docker.io
    docker info > /dev/null 2>&1 || fail "no Docker engine answers: start it (service docker start, or by hand as root: dockerd)"
    need mvn maven
    find_jdk
}

has_image() { docker image inspect "$1" > /dev/null 2>&1; }

# apt knows its sources in every notation; the first one of this release that is Debian's (or Ubuntu's) own is taken.
debian_archive() {
    # shellcheck disable=SC1091
    suite=${SILKWIRE_DEBIAN_SUITE:-$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")}
    mirror=${SILKWIRE_DEBIAN_MIRROR:-}
    [ -n "$suite" ] || fail "which Debian release to take is not to be seen here: set SILKWIRE_DEBIAN_SUITE"
    [ -n "$mirror" ] && return 0
    need apt-get apt
    # shellcheck disable=SC2016 # apt fills these in
    mirror=$(apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(ORIGIN) $(REPO_URI)' 'Created-By: Packages' \
        | awk -v suite="$suite" '$1 == suite && $2 == "main" && ($3 == "Debian" || $3 == "Ubuntu") { print $4; exit }')
    [ -n "$mirror" ] || fail "apt names no archive of $suite: run apt-get update, or set SILKWIRE_DEBIAN_MIRROR"
}

build_base() {
    if [ "${1:-}" != --fresh ] && has_image silkwire/base:local; then
        say "silkwire/base:local is there already (--fresh builds it anew)"
        return 0
    fi
    need debootstrap debootstrap
    [ "$(id -u)" = 0 ] || fail "debootstrap has to be root: run this script as root"
    debian_archive
    say "base system: Debian $suite by debootstrap (half a minute)"
    rm -rf "$work/rootfs"
    mkdir -p "$work"
    debootstrap --variant=minbase --include=ca-certificates,procps "$suite" "$work/rootfs" "$mirror" > "$work/debootstrap.log" 2>&1 \
        || fail "debootstrap failed: $(tail -n 3 "$work/debootstrap.log" | tr '\n' ' ')(whole log: $work/debootstrap.log)"
    # The machine's mirror is nobody else's business, and nothing is installed into the image later.
    rm -rf "$work"/rootfs/var/cache/apt/* "$work"/rootfs/var/lib/apt/lists/* "$work"/rootfs/etc/apt/sources.list* \
        "$work"/rootfs/usr/share/doc/* "$work"/rootfs/usr/share/man/* "$work"/rootfs/usr/share/info/* \
        "$work"/rootfs/var/log/*.log "$work"/rootfs/var/log/apt
    find "$work/rootfs/usr/share/locale" -mindepth 1 -maxdepth 1 -exec rm -rf {} +
    tar -C "$work/rootfs" -c . | docker import --change 'ENV LANG=C.UTF-8' --change 'CMD ["/bin/bash"]' - silkwire/base:local > /dev/null
    rm -rf "$work/rootfs"
}

# One context folder an image; the engine's layer cache makes a second run short.
image() {
    say "image $1"
    docker build -q -t "$1" "$2" > "$work/docker-build.log" 2>&1 \
        || fail "docker build of $1 failed: $(tail -n 5 "$work/docker-build.log")"
}

build_jre() {
    if [ "$(cat "$work/jre/jdk" 2> /dev/null)" != "$jdk $MODULES" ]; then
        say "Java runtime: jlink of JDK $found in $jdk"
        rm -rf "$work/jre"
        mkdir -p "$work/jre"
        "$jdk/bin/jlink" --add-modules "$MODULES" --strip-java-debug-attributes --no-man-pages --no-header-files \
            --compress zip-6 --output "$work/jre/jre"
        printf '%s' "$jdk $MODULES" > "$work/jre/jdk"
    fi
    cp "$here/jre/Dockerfile" "$work/jre/"
    printf 'jdk\n' > "$work/jre/.dockerignore"
    image silkwire/jre:local "$work/jre"
}

# What Maven says on success is of no interest, on failure all of it is.
fetch() {
    say "Kafka's jars and Elasticsearch's archive by Maven (the first time downloads about 170 MB)"
    rm -rf "$work/kafka/libs"
    JAVA_HOME=$jdk mvn -B -ntp -q -f "$here/pom.xml" dependency:copy-dependencies@kafka dependency:unpack@elasticsearch \
        > "$work/mvn.log" 2>&1 || fail "Maven failed: $(grep ERROR "$work/mvn.log" | head -n 3)"
}

build_kafka() {
    cp "$here"/kafka/* "$work/kafka/"
    image silkwire/kafka:local "$work/kafka"
}

# Elasticsearch asks for module jdk.jlink, which no linked runtime can hold here: it gets the JDK less what nobody runs.
build_elasticsearch() {
    context=$work/elasticsearch-context
    rm -rf "$context"
    mkdir -p "$context/jdk"
    cp "$here"/elasticsearch/* "$context/"
    for archive in "$work"/elasticsearch/elasticsearch-*; do cp -r "$archive" "$context/elasticsearch"; done
    tar -C "$jdk" --exclude=./lib/src.zip --exclude=./include --exclude=./man --exclude=./legal -c . | tar -C "$context/jdk" -x
    # Debian's packages link here and there to the machine's own certificates.
    if [ -L "$context/jdk/lib/security/cacerts" ]; then
        rm "$context/jdk/lib/security/cacerts"
        cp -L "$jdk/lib/security/cacerts" "$context/jdk/lib/security/cacerts"
    fi
    image silkwire/elasticsearch:local "$context"
    rm -rf "$context"
}

case ${1:-} in
    '' | --fresh) ;;
    *) sed -n '2,7s/^# //p' "$0"; [ "$1" = --help ] && exit 0; exit 2 ;;
esac
check
mkdir -p "$work"
build_base "$@"
build_jre
fetch
build_kafka
build_elasticsearch
docker images --format '{{.Repository}}:{{.Tag}}\t{{.Size}}' --filter 'reference=silkwire/*:local'
