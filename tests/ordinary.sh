#!/usr/bin/env bash
# Runs a checker on an ordinary install: checkers do not follow the folder mapping of an editable one.
#   tests/ordinary.sh PYTHON types | arrows
set -euo pipefail
python=$(realpath -s "$1")
what=$2
here=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/source"
# a copy, so that what an earlier build left behind is not installed
(cd "$here" && tar cf - --exclude=.venv --exclude=.git --exclude=build --exclude='*.egg-info' --exclude=tests .) | tar xf - -C "$place/source"
"$python" -m pip install --quiet --no-deps --target "$place/site" "$place/source"
# away from the source, whose folder policy_lineage would be taken for the package
mkdir "$place/elsewhere"
cp "$here/pyproject.toml" "$place/elsewhere/"
cd "$place/elsewhere"
export PYTHONPATH="$place/site"
case $what in
  types) "$python" -m mypy --config-file pyproject.toml --cache-dir "$here/.mypy_cache" -p policy_lineage ;;
  arrows) "$(dirname "$python")/lint-imports" --no-cache ;;
esac
