# Sourced by ./run and ./check: makes .venv and fills it from the lock file, only when needed.
# Needs $here, the checkout. With CT_DEV=1 the developers' tools come along, with CT_LOCAL_NAMES what reads pipelines.

stop_with() {
    printf '%s\n' "$1" >&2
    exit 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

find_python() {
    # A name on PATH may be a pyenv shim that answers nothing: only an answer counts.
    for candidate in "${PYTHON:-}" python3.14 python3.13 python3.12 python3 \
        "${PYENV_ROOT:-${HOME:-/nowhere}/.pyenv}"/versions/3.1[2-9]*/bin/python; do
        if [ -n "$candidate" ] && new_enough "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    stop_with "Python 3.12 or newer is needed: install it (python.org, your system's packages or pyenv), or set PYTHON to one you have."
}

uv_version=$(sed -n 's/^uv==\([0-9.]*\).*/\1/p' "$here/tools/installer.lock")

as_new_as_ours() {
    printf '%s\n%s\n' "$uv_version" "$("$1" --version 2>/dev/null | cut -d ' ' -f 2)" |
        sort -t . -k 1,1n -k 2,2n -k 3,3n -c 2>/dev/null
}

find_uv() {
    for candidate in uv "$here/.uv/bin/uv"; do
        if command -v "$candidate" >/dev/null 2>&1 && as_new_as_ours "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    rm -rf "$here/.uv"
    "$python" -m venv "$here/.uv" >&2 ||
        stop_with "Python's venv module does not work: on Debian and Ubuntu, install the package python3-venv."
    "$here/.uv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        --only-binary :all: -r "$here/tools/installer.lock" >&2 ||
        stop_with "uv, which installs the rest, could not be fetched: a network, or your own package index in pip's settings, is needed once."
    printf '%s\n' "$here/.uv/bin/uv"
}

# Which lock is wanted, and which one .venv was filled from. A developer's .venv serves ./run too.
lock=requirements.lock
if [ -n "${CT_LOCAL_NAMES:-}" ] || [ -e "$here/.venv/synced-requirements-local-names.lock" ]; then
    lock=requirements-local-names.lock
fi
if [ "${CT_DEV:-}" = 1 ] || [ -e "$here/.venv/synced-requirements-dev.lock" ]; then
    lock=requirements-dev.lock
fi
synced="$here/.venv/synced-$lock"

if ! cmp -s "$here/$lock" "$synced" || ! new_enough "$here/.venv/bin/python"; then
    [ -w "$here" ] ||
        stop_with "The folder $here cannot be written by this user, and .venv has to be made in it: change its owner, or clone it where you may write."
    python=$(find_python) || exit 1
    export UV_PYTHON="$python" UV_PYTHON_DOWNLOADS=never
    uv=$(find_uv) || exit 1
    # From the checkout, so that no other project's uv settings apply.
    (
        cd "$here" &&
            { new_enough .venv/bin/python || "$uv" venv --quiet --clear --python "$python" .venv; } &&
            rm -f .venv/synced-*.lock &&
            "$uv" pip sync --quiet --python .venv/bin/python --require-hashes "$lock"
    ) >&2 || stop_with "The dependencies in $lock could not be installed: the lines above say why; once installed, no network is needed."
    cp "$here/$lock" "$synced"
fi

export PYTHONPATH="$here/src"
