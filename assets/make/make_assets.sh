#!/bin/bash
# Make all of assets/ again from Debian and npm packages. Needs network for the packages, and on Debian 12:
#   gdal-bin python3-gdal python3-numpy python3-scipy python3-shapely nodejs npm zstd
# Usage: make_assets.sh WORKDIR        (WORKDIR gets about 1 GB; takes about 4 minutes)
set -euo pipefail
work=$(mkdir -p "${1:?usage: make_assets.sh WORKDIR}" && realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
assets=$(dirname "$here")
out=$work/out
export PYTHONDONTWRITEBYTECODE=1
mkdir -p "$work/tmp" "$out"/{gazetteer,basemap,lexicon}

"$here/fetch.sh" "$work"
"$here/lexicon.sh" "$work" "$out"
rm -f "$work/tmp/populated_places.csv"
ogr2ogr -f CSV "$work/tmp/populated_places.csv" "$work/x/libmagics++-data/usr/share/magics/10m/ne_10m_populated_places_simple.shp" \
    -select name,featurecla,scalerank,pop_max,geonameid -lco GEOMETRY=AS_XY

/usr/bin/python3 "$here/cities.py" "$work" "$out/gazetteer"
/usr/bin/python3 "$here/areas.py" "$work" "$out/gazetteer"
/usr/bin/python3 "$here/curated.py" "$work" "$out/gazetteer"
/usr/bin/python3 "$here/airports.py" "$work" "$out/gazetteer"
/usr/bin/python3 "$here/us_towns.py" "$work" "$out/gazetteer"
/usr/bin/python3 "$here/admin_areas.py" "$work" "$out"
/usr/bin/python3 "$here/physical.py" "$work"
/usr/bin/python3 "$here/waters.py" "$work" "$out/gazetteer"
/usr/bin/python3 "$here/names.py" "$out/gazetteer"
/usr/bin/python3 "$here/check_places.py" "$work" "$out/gazetteer"
/usr/bin/python3 "$here/given_names.py" "$work" "$out"

"$here/basemap.sh" "$work" "$out"
/usr/bin/python3 "$here/labels.py" "$work" "$out"
/usr/bin/python3 "$here/relief.py" "$work" "$out"

# Small files stay readable, the others are compressed.
for file in "$out"/{gazetteer,basemap,lexicon}/*.{tsv,txt,json,jpg}; do
    [ -e "$file" ] || continue
    target=$assets/${file#"$out/"}
    rm -f "$target" "$target.zst"
    case $file in
        *.jpg | */waters.tsv) cp "$file" "$target" ;;
        *) if [ "$(stat -c %s "$file")" -le 30000 ]; then cp "$file" "$target"; else zstd -19 -q "$file" -o "$target.zst"; fi ;;
    esac
done
du -sh "$assets"
