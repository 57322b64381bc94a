#!/bin/sh
# Makes .venv with a fitting Python and installs the given requirements file into it.
set -eu

fits() { "$@" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1; }

if ! fits .venv/bin/python; then
  rm -rf .venv
  found=""
  for candidate in ${PYTHON_FOR_VENV:-} python3.13 python3.12 python3.14 python3 python; do
    if fits "$candidate"; then found=$candidate; break; fi
  done
  if [ -n "$found" ]; then
    echo "Making .venv with $("$found" --version) ..."
    "$found" -m venv .venv
  elif command -v uv >/dev/null 2>&1; then
    echo "Making .venv with uv ..."
    uv venv --quiet --seed --python 3.13 .venv
  else
    echo "Newsroom needs Python 3.12 or newer with its venv module: install python3.13 (on Debian also python3-venv), then run make again." >&2
    exit 1
  fi
fi
echo "Installing $1 (once) ..."
.venv/bin/python -m pip install -qq --disable-pip-version-check --requirement "$1"
