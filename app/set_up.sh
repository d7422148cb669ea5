# shellcheck shell=bash
# Sourced by app/run and tests/run: what a fresh Debian 12 needs before anything can be built.

# install_packages PURPOSE…: installs the packages of app/packages.txt for these purposes that are missing.
# Does not touch apt when nothing is missing. The script that sources this sets $top, the sources' folder.
install_packages() {
  local wanted=() missing=() purpose package
  : "${top:?}"
  for purpose in "$@"; do
    while read -r package; do
      wanted+=("$package")
    done < <(sed -n "s/^$purpose: *//p" "$top/app/packages.txt" | tr -s ' ' '\n')
  done
  if ! command -v apt-get > /dev/null; then
    echo "loci: no apt-get here; install the packages of the README by hand" >&2
    return 0
  fi
  for package in "${wanted[@]}"; do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      echo "loci: missing packages: ${missing[*]}; install them as root, then run this again" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" > /dev/null
}

# build PRESET [TARGET…]: configures where that was not yet done, then builds what has changed.
build() {
  local preset=$1
  shift
  cmake --preset "$preset" > "$top/.configure.log" || { cat "$top/.configure.log" >&2; return 1; }
  rm -f "$top/.configure.log"
  cmake --build --preset "$preset" ${1:+--target "$@"}
}
