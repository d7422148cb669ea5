#!/usr/bin/env bash
# A hundred thousand places (all that the made-up workspace can name) drawn by `loci render` and by python3-mapnik, each as a whole process, turn by turn: the ratio
# of their times is what to look at, whatever else the machine does. Run by hand; nothing here is needed elsewhere.
#   bash tests/bench/bench_peers.sh [rounds]
# Needs: apt-get install --no-install-recommends python3-mapnik gdal-bin; the target make_big_workspace.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=${LOCI_BIN:-$top/build/bin}
rounds=${1:-7}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$bin/make_big_workspace" "$scratch/big.loci" 20000 400000 200000
zstd -dqc "$top/assets/basemap/admin.topo.json.zst" > "$scratch/admin.json"
ogr2ogr -q "$scratch/countries.gpkg" "$scratch/admin.json" admin0 -a_srs EPSG:4326 -nlt PROMOTE_TO_MULTI
/usr/bin/python3 - "$scratch" <<'END'
import sqlite3, sys
with open(f'{sys.argv[1]}/points.csv', 'w') as out:
    out.write('lon,lat\n')
    for lon, lat in sqlite3.connect(f'{sys.argv[1]}/big.loci').execute('SELECT lon_deg, lat_deg FROM places'):
        out.write(f'{lon},{lat}\n')
END
ogr2ogr -q "$scratch/points.gpkg" "$scratch/points.csv" -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -a_srs EPSG:4326

milliseconds() {
  local began
  began=$(date +%s%N)
  "$@" > /dev/null 2> "$scratch/problem" || { cat "$scratch/problem" >&2; exit 1; }
  echo $((($(date +%s%N) - began) / 1000000))
}
compare() {
  local name=$1 extent=$2 round ours theirs
  for ((round = 0; round <= rounds; ++round)); do
    ours=$(milliseconds "$bin/loci" render -w "$scratch/big.loci" -o "$scratch/a.png" --size 1920x1080 --extent "$extent")
    # shellcheck disable=SC2086
    theirs=$(milliseconds /usr/bin/python3 "$top/tests/bench/bench_mapnik.py" "$scratch/countries.gpkg" "$scratch/points.gpkg" \
      "$scratch/b.png" ${extent//,/ })
    [ "$round" -eq 0 ] || echo "$ours $theirs"
  done | awk -v name="$name" '{a[NR] = $1; b[NR] = $2; r[NR] = $1 / $2}
    function median(v, n,   i, j, t) {
      for (i = 1; i <= n; ++i) for (j = i + 1; j <= n; ++j) if (v[j] < v[i]) {t = v[i]; v[i] = v[j]; v[j] = t}
      return v[int((n + 1) / 2)]
    }
    END {printf "%-12s loci %5d ms, mapnik %5d ms, ratio %.2f (of %d)\n", name, median(a, NR), median(b, NR), median(r, NR), NR}'
}
echo "Load: $(cut -d' ' -f1-3 /proc/loadavg), processors: $(nproc), places: $(wc -l < "$scratch/points.csv")"
compare World -180,-60,180,80
compare "Middle East" 30,28,50,40
