#!/bin/sh
# Sets up .venv: "setup.sh site" with what builds the site, "setup.sh bench" with what benchmarks and the demonstration
# need as well, "setup.sh test" with what the tests need as well.
#
# Each part leaves a mark when it is whole. A mark holds a checksum of what the part was made from, so a second run
# has nothing to do, a change is taken in, and a set-up that was interrupted is done again.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."

say() { printf '%s\n' "$@" >&2; }

# The folder's own path counts: the commands in .venv hold it, so a .venv does not survive being moved.
checksum() { { pwd; cat "$@"; } | cksum; }

is_done() {
    part=$1
    shift
    [ "$(cat ".venv/$part.done" 2>/dev/null)" = "$(checksum "$@")" ]
}

mark_done() {
    part=$1
    shift
    checksum "$@" >".venv/$part.done"
}

# A name on PATH proves little: the shims of pyenv and asdf are there for versions that are not. So each is run.
version_of() { "$1" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null; }
is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
makes_venvs() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# Sets $python and $version, or exits with the remedy.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3 python3.15 python3.14 python3.13 python3.12 python3.11
    fi
    found='' without_venv=''
    for python in "$@"; do
        version=$(version_of "$python") || continue
        found="$found${found:+, }$python ($version)"
        is_new_enough "$python" || continue
        if makes_venvs "$python"; then return; fi
        without_venv=${without_venv:-$version}
    done
    if [ -n "$without_venv" ]; then
        say "newsarchive needs the venv module of Python $without_venv, which is not installed (found: $found)" \
            "on Debian and Ubuntu it is a package of its own: apt install python${without_venv%.*}-venv"
    else
        say "newsarchive needs Python 3.11 or newer (found: ${found:-none; looked for $*})" \
            "install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python3)" \
            "or name the one to use: make site PYTHON=/path/to/python3"
    fi
    exit 2
}

install() { .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input "$@"; }

# Material prints a notice about its end of life when it is imported, which is before MkDocs loads a hook of ours; only
# the environment stops it. Python reads .pth files at its start, so this holds for a bare .venv/bin/mkdocs as well.
silence_notice() {
    packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo 'import os; os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")' >"$packages/newsarchive-quiet.pth"
}

# The import fails when the Python that .venv was made from was removed or replaced.
if ! is_done site requirements.txt tools/setup.sh || ! .venv/bin/python -c 'import mkdocs' 2>/dev/null; then
    find_python
    say "setting up .venv with $python ($version); this is done once and takes a minute or two"
    rm -f .venv/*.done
    "$python" -m venv --clear .venv
    install --require-hashes -r requirements.txt
    silence_notice
    mark_done site requirements.txt tools/setup.sh
fi

# setuptools comes from the lock, so building our own package downloads nothing that is not pinned.
if ! is_done project pyproject.toml; then
    install --no-deps --no-build-isolation --editable .
    mark_done project pyproject.toml
fi

# jieba comes as source only; it is built by the setuptools of the lock as well.
add() {
    is_done "$1" "requirements-$1.txt" && return
    say "adding to .venv what $2"
    install --require-hashes --no-build-isolation -r "requirements-$1.txt"
    mark_done "$1" "requirements-$1.txt"
}

# Node comes with what the tests need. Packages run no scripts of their own (.npmrc).
add_node() {
    if is_done node package-lock.json .npmrc && [ -d node_modules ]; then return; fi
    say "adding to node_modules what checks scripts and style sheets"
    .venv/bin/npm ci --silent
    mark_done node package-lock.json .npmrc
}

case $1 in
bench) add bench 'the benchmarks need' ;;
test)
    add test 'the tests need'
    add_node
    ;;
esac
