"""Draws countries and points with python3-mapnik, as `loci render` draws a workspace: the peer of bench_peers.sh.

bench_mapnik.py COUNTRIES.gpkg POINTS.gpkg OUT.png WEST SOUTH EAST NORTH
"""
import math
import sys

import mapnik

countries, points, output = sys.argv[1:4]
west, south, east, north = map(float, sys.argv[4:8])
style_sheet = f'''<Map srs="epsg:3857" background-color="#cfe0ea">
<Style name="countries"><Rule><PolygonSymbolizer fill="#f6f3ec"/><LineSymbolizer stroke="#8d7f93" stroke-width="1"/></Rule></Style>
<Style name="points"><Rule><MarkersSymbolizer width="3" height="3" fill="#d1495b" stroke-width="0" allow-overlap="true"/></Rule></Style>
<Layer name="countries" srs="epsg:4326"><StyleName>countries</StyleName><Datasource>
<Parameter name="type">ogr</Parameter><Parameter name="file">{countries}</Parameter><Parameter name="layer_by_index">0</Parameter></Datasource></Layer>
<Layer name="points" srs="epsg:4326"><StyleName>points</StyleName><Datasource>
<Parameter name="type">ogr</Parameter><Parameter name="file">{points}</Parameter><Parameter name="layer_by_index">0</Parameter></Datasource></Layer>
</Map>'''


def on_plane(lon, lat):
    radius = 6378137
    return radius * math.radians(lon), radius * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


drawn = mapnik.Map(1920, 1080)
mapnik.load_map_from_string(drawn, style_sheet)
drawn.zoom_to_box(mapnik.Box2d(*on_plane(west, south), *on_plane(east, north)))
mapnik.render_to_file(drawn, output, 'png')
