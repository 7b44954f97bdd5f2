#!/bin/sh
# Make .venv with whatever python3 is here. Debian's own lacks venv until python3-venv is installed: as root, do that.
set -eu
python=${PYTHON:-python3}
if [ -x .venv/bin/pip ]; then exit 0; fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Explorer needs Python 3.11 or newer, and '$python' is older: name another, e.g. make dashboard PYTHON=python3.12" >&2
  exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing python3-venv"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
  else
    echo "This Python cannot make virtual environments: install python3-venv (Debian, Ubuntu: sudo apt install python3-venv) and run make again." >&2
    exit 1
  fi
fi
echo "making .venv"
rm -rf .venv
"$python" -m venv .venv
