#!/usr/bin/env bash
# Two hundred thousand places drawn by `loci render`, by python3-mapnik and, where it is installed, by QGIS, each as a whole process, turn by turn: the ratios of
# their times are what to look at, whatever else the machine does. Run by hand; nothing here is needed elsewhere.
#   bash tests/bench/bench_peers.sh [rounds]
# Needs: apt-get install --no-install-recommends python3-mapnik gdal-bin (and python3-qgis qgis-providers); the target make_big_workspace.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=${LOCI_BIN:-$top/build/bin}
rounds=${1:-7}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$bin/make_big_workspace" "$scratch/big.loci" 20000 500000 206000 every
zstd -dqc "$top/assets/basemap/admin.topo.json.zst" > "$scratch/admin.json"
ogr2ogr -q "$scratch/countries.gpkg" "$scratch/admin.json" admin0 -a_srs EPSG:4326 -nlt PROMOTE_TO_MULTI
/usr/bin/python3 - "$scratch" <<'PYTHON'
import sqlite3, sys
with open(f'{sys.argv[1]}/points.csv', 'w') as out:
    out.write('lon,lat\n')
    for lon, lat in sqlite3.connect(f'{sys.argv[1]}/big.loci').execute('SELECT lon_deg, lat_deg FROM places'):
        out.write(f'{lon},{lat}\n')
PYTHON
ogr2ogr -q "$scratch/points.gpkg" "$scratch/points.csv" -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat -a_srs EPSG:4326

peers=(mapnik)
if /usr/bin/python3 -c 'import qgis.core' 2> /dev/null; then peers+=(qgis); fi

milliseconds() {
  local began
  began=$(date +%s%N)
  "$@" > /dev/null 2> "$scratch/problem" || { cat "$scratch/problem" >&2; exit 1; }
  echo $((($(date +%s%N) - began) / 1000000))
}

# A line a round: our time, then each peer's. The first round is not counted.
times_of() {
  local extent=$1 round peer
  for ((round = 0; round <= rounds; ++round)); do
    {
      milliseconds "$bin/loci" render -w "$scratch/big.loci" -o "$scratch/loci.png" --size 1920x1080 --extent "$extent"
      for peer in "${peers[@]}"; do
        # shellcheck disable=SC2086
        milliseconds /usr/bin/python3 "$top/tests/bench/bench_$peer.py" "$scratch/countries.gpkg" "$scratch/points.gpkg" \
          "$scratch/$peer.png" ${extent//,/ }
      done
    } | paste -sd ' '
  done | tail -n +2
}

compare() {
  times_of "$2" | awk -v name="$1" -v peers="${peers[*]}" '
    {for (i = 1; i <= NF; ++i) {time[i, NR] = $i; ratio[i, NR] = $1 / $i}}
    function median(of, i,   n, j, k, t, v) {
      n = NR
      for (j = 1; j <= n; ++j) v[j] = of[i, j]
      for (j = 1; j <= n; ++j) for (k = j + 1; k <= n; ++k) if (v[k] < v[j]) {t = v[j]; v[j] = v[k]; v[k] = t}
      return v[int((n + 1) / 2)]
    }
    END {
      printf "%-12s loci %5d ms", name, median(time, 1)
      for (i = 1; i <= split(peers, peer, " "); ++i) {
        printf "; %s %5d ms, ratio %.2f", peer[i], median(time, i + 1), median(ratio, i + 1)
      }
      printf " (of %d)\n", NR
    }'
}
echo "Load: $(cut -d' ' -f1-3 /proc/loadavg), processors: $(nproc), places: $(($(wc -l < "$scratch/points.csv") - 1))"
compare World -180,-60,180,80
compare "Middle East" 30,28,50,40
