#!/bin/sh
# Installs a wheel into an empty environment, makes a new archive in each language and builds it strictly, with its sample
# and without: "try_wheel.sh dist/newsarchive-0.2.0-py3-none-any.whl". PYTHON names another Python than python3.
set -eu

wheel=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH

"${PYTHON:-python3}" -m venv "$folder/environment"
PATH=$folder/environment/bin:$PATH
python -m pip install --quiet --disable-pip-version-check "$wheel"
cd "$folder"
for language in zh en; do
    newsarchive new "$language" --language "$language"
    cd "$language"
    newsarchive check
    mkdocs build --strict
    rm articles/sample.txt
    mkdocs build --strict
    cd ..
done
