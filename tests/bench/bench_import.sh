#!/usr/bin/env bash
# How fast a large dump becomes a gazetteer, beside what sqlite3's .import needs for the same file, and what it costs to use:
#   bash tests/bench/bench_import.sh [ROWS, 2000000 where not said]
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=$top/build/bin
rows=${1:-2000000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export TMPDIR=$scratch

# measured WHAT COMMAND…: seconds and memory.
measured() {
  local what=$1
  shift
  command time -f "$what: %U s user, %S s system, %e s in all, %M KiB" "$@" > /dev/null
}

awk -v rows="$rows" -f "$top/tests/bench/make_dump.awk" > "$scratch/dump.txt"
echo "$rows rows, $(stat -c %s "$scratch/dump.txt") bytes; load $(cut -d' ' -f1-3 /proc/loadavg)"
columns=$(seq -f 'c%g' -s ', ' 1 19)
measured "sqlite3 .import" sqlite3 "$scratch/plain.sqlite" "CREATE TABLE t ($columns);" ".mode tabs" ".import $scratch/dump.txt t"
measured "loci gazetteer import" "$bin/loci" gazetteer import "$scratch/dump.txt" -o "$scratch/dump.gazetteer"
stat -c '%n: %s bytes' "$scratch"/dump.gazetteer* | sed "s|$scratch/||"
measured "start and one lookup" "$bin/loci" gazetteer lookup Damascus --gazetteer "$scratch/dump.gazetteer" --no-world
echo "They left Damascus for Bakalaman on Monday." > "$scratch/text.txt"
measured "start and one short text" "$bin/loci" parse "$scratch/text.txt" --gazetteer "$scratch/dump.gazetteer" --no-world
