#!/usr/bin/env bash
# Types, checked on an ordinary install: checkers do not follow the folder mapping of an editable one.
set -euo pipefail
venv=${1:-.venv}
here=$(pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$venv/bin/pip" install --quiet --no-deps --target "$place/site" . 2>/dev/null
cp "$here/pyproject.toml" "$place/"
cd "$place"
MYPYPATH="$place/site" "$here/$venv/bin/mypy" --config-file pyproject.toml --cache-dir "$here/.mypy_cache" \
  --python-executable "$here/$venv/bin/python" "$place/site/policy_lineage"
