# shellcheck shell=bash
# Where each file of an installation lies: sourced by `install` and by `package`, which say where it goes.

checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=systemd/$(basename "$0")
# The folder with the programs (empty: they are built here), and the folder that stands for /.
build=${RELEASED_BUILD:-}
destination=
# Where the units go: the same place for Debian 12 and for what comes after it.
units=(released.service released@.service released-metrics.service released-metrics.timer)

# The same input makes the same files: times are those of the last entry of the changelog.
entry() { sed -n "$1" "$checkout/systemd/debian/changelog" | head -n 1; }
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date -d "$(entry 's/^ -- .*>  //p')" +%s)}
export SOURCE_DATE_EPOCH

say() { echo "$*" >&2; }

# Errors are one line: what, where, remedy. The code is one of sysexits(3).
fail() {
    local code=$1
    shift
    say "$program: error: $*"
    exit "$code"
}

# need PACKAGE... COMMAND=PACKAGE...: one line that names every package whose command is missing.
need() {
    local pair missing=()
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
    done
    [ ${#missing[@]} = 0 ] || fail 69 "tools are missing: apt-get install ${missing[*]}"
}

# The binaries: those of the folder that was named, else built here. Sets `build`.
find_binaries() {
    local binary
    if [ -z "$build" ]; then
        command -v swift >/dev/null ||
            fail 69 "no swift to build with: install it (swift.org/install), or name built programs by --build DIR"
        need pkg-config=pkg-config
        pkg-config --exists libsystemd sqlite3 ||
            fail 69 "headers are missing: apt-get install libsystemd-dev libsqlite3-dev"
        say "building"
        (cd "$checkout" && swift build -c release --static-swift-stdlib >&2) || fail 70 "the build failed"
        build=$(cd "$checkout" && swift build -c release --static-swift-stdlib --show-bin-path)
    fi
    for binary in released releasectl; do
        [ -x "$build/$binary" ] || fail 66 "no program $build/$binary: name the folder that has it by --build DIR"
    done
    build=$(cd "$build" && pwd)
}

# put MODE SOURCE TARGET: one file below the destination.
put() { install -D -m "$1" -- "$2" "$destination$3"; }

# compressed MODE SOURCE TARGET: the same as TARGET.gz, alike for alike input.
compressed() {
    local packed
    packed=$(mktemp)
    gzip -9n <"$2" >"$packed"
    put "$1" "$packed" "$3.gz"
    rm -f -- "$packed"
}

# Lays every file out below `destination`, with binaries from `build`.
lay_out() {
    local scratch unit page name shell missing=()
    for name in "${units[@]}" released.sysusers released.tmpfiles released.catalog manual debian/copyright; do
        [ -f "$checkout/systemd/$name" ] || missing+=("systemd/$name")
    done
    for name in README.md config/released.toml config/journal.schema.json config/smb.conf; do
        [ -f "$checkout/$name" ] || missing+=("$name")
    done
    [ ${#missing[@]} = 0 ] || fail 66 "the checkout $checkout is not whole: no ${missing[*]}"
    need gzip=gzip

    scratch=$(mktemp -d)
    put 755 "$build/released" /usr/bin/released
    put 755 "$build/releasectl" /usr/bin/releasectl
    for unit in "${units[@]}"; do
        put 644 "$checkout/systemd/$unit" "/usr/lib/systemd/system/$unit"
    done
    put 644 "$checkout/systemd/released.sysusers" /usr/lib/sysusers.d/released.conf
    put 644 "$checkout/systemd/released.tmpfiles" /usr/lib/tmpfiles.d/released.conf
    put 644 "$checkout/systemd/released.catalog" /usr/lib/systemd/catalog/released.catalog
    put 644 "$checkout/config/released.toml" /etc/released/released.toml
    put 644 "$checkout/config/journal.schema.json" /usr/share/released/journal.schema.json

    "$checkout/systemd/manual" "$scratch" "$build" >&2 || fail 70 "systemd/manual failed"
    for page in released.8 releasectl.1 released.toml.5 released-journal.5; do
        [ -s "$scratch/$page" ] || fail 70 "systemd/manual made no $page"
        compressed 644 "$scratch/$page" "/usr/share/man/man${page##*.}/$page"
    done

    for name in released releasectl; do
        for shell in bash zsh fish; do
            "$build/$name" --generate-completion-script "$shell" >"$scratch/completion" ||
                fail 70 "$build/$name makes no completions for $shell"
            case $shell in
                # It is read by a shell, not run: it has no interpreter to name.
                bash) sed -i '1{/^#!/d}' "$scratch/completion"
                    put 644 "$scratch/completion" "/usr/share/bash-completion/completions/$name" ;;
                zsh) put 644 "$scratch/completion" "/usr/share/zsh/vendor-completions/_$name" ;;
                fish) put 644 "$scratch/completion" "/usr/share/fish/vendor_completions.d/$name.fish" ;;
            esac
        done
    done

    put 644 "$checkout/README.md" /usr/share/doc/released/README.md
    put 644 "$checkout/systemd/debian/copyright" /usr/share/doc/released/copyright
    put 644 "$checkout/config/smb.conf" /usr/share/doc/released/examples/smb.conf
    rm -rf -- "$scratch"
}
