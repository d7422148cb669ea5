#!/usr/bin/env bash
# A million mentions to GeoJSON: by Loci from a workspace, by ogr2ogr from a GeoPackage with the same features.
#   bash tests/bench/bench_export.sh [mentions]      default: 1000000
# Prints seconds (median of three, the two taking turns) and peak memory; both files are compared first.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=$top/build/bin
mentions=${1:-1000000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# measured COMMAND…: wall seconds and peak memory in MB.
measured() {
  python3 -c 'import resource, subprocess, sys, time
began = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(f"{time.monotonic() - began:.2f} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024}")' "$@"
}
by_loci() { rm -f "$scratch/loci.geojson"; measured "$bin/loci" export -w "$scratch/big.loci" -o "$scratch/loci.geojson" --layer mentions; }
by_ogr2ogr() { rm -f "$scratch/ogr.geojson"; measured ogr2ogr -f GeoJSON "$scratch/ogr.geojson" "$scratch/big.gpkg"; }
told() { sort -n "$2" | awk -v name="$1" '{s[NR] = $1; m[NR] = $2} END {printf "%s: %s s, peak %s MB\n", name, s[int((NR + 1) / 2)], m[int((NR + 1) / 2)]}'; }

echo "Load: $(cut -d' ' -f1-3 /proc/loadavg), processors: $(nproc)"
"$bin/make_big_workspace" "$scratch/big.loci" $((mentions / 10)) "$mentions"
"$bin/loci" export -w "$scratch/big.loci" -o "$scratch/big.gpkg" --layer mentions
echo "workspace $(du -m "$scratch/big.loci" | cut -f1) MB, GeoPackage $(du -m "$scratch/big.gpkg" | cut -f1) MB"
for _ in 1 2 3; do
  by_loci >> "$scratch/by_loci"
  by_ogr2ogr >> "$scratch/by_ogr2ogr"
done
echo "features: loci $(grep -c '^{"type":"Feature"' "$scratch/loci.geojson"), ogr2ogr $(grep -c '"type": "Feature"' "$scratch/ogr.geojson")"
told "loci export" "$scratch/by_loci"
told "ogr2ogr" "$scratch/by_ogr2ogr"
