#!/bin/bash
# The vector layers of the map, from the GeoJSON that admin_areas.py and physical.py wrote: physical.topo.json, and in WORKDIR/tmp
# admin.topo.json and world.topo.json, which labels.py finishes. Usage: basemap.sh WORKDIR OUTDIR
set -euo pipefail
work=$(realpath "${1:?usage: basemap.sh WORKDIR OUTDIR}")
out=$(realpath "${2:?usage: basemap.sh WORKDIR OUTDIR}")/basemap
mapshaper=$work/tools/node_modules/.bin/mapshaper
cd "$work/tmp"

# First-level areas at full resolution; countries dissolved from them, so that both share their arcs.
"$mapshaper" admin1.geojson name=admin1 -clean -dissolve unit copy-fields=country + name=admin0 \
    -o target='*' admin.topo.json format=topojson quantization=1000000
# The same countries for a map of the whole world.
"$mapshaper" admin1.geojson name=admin1 -filter-fields unit,country -clean -simplify 6% weighted keep-shapes -clean \
    -dissolve unit copy-fields=country + name=admin0 -o target=admin0 world.topo.json format=topojson quantization=40000
"$mapshaper" -i {lakes,rivers,borders,disputed_lines,golan}.geojson \
    ne_50m_{urban_areas,glaciated_areas,playas,admin_0_breakaway_disputed_areas,admin_0_boundary_lines_maritime_indicator}.geojson \
    combine-files -o "$out/physical.topo.json" format=topojson quantization=1000000
