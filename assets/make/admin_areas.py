#!/usr/bin/python3
"""Natural Earth's first-level areas with only the properties that the map needs, and the Golan as an area of its own.

Kept as Natural Earth has them (its de facto view): adm0_a3, sov_a3, iso_a2, iso_3166_2, latitude, longitude, labelrank,
min_label, name_ar. Ours: name (usual English), name_local (the country's own script), code (GeoNames' admin1, SY.07), country
(ISO code under the usual international view: Crimea is UA), unit (what countries are dissolved by), status ("disputed" or "").

Usage: admin_areas.py WORKDIR OUTDIR
"""
import json
import math
import sys

from osgeo import ogr
from shapely import wkt
from shapely.geometry import LineString, Point, mapping, shape
from shapely.ops import linemerge, polygonize, unary_union

from areas import NE
from places import clean_name, country_of, read_table

LOCAL_KEYS = {'name_ar': 'SY IQ LB JO PS EG LY SA YE AE OM KW BH QA SD DZ MA TN MR EH DJ SO KM', 'name_fa': 'IR AF', 'name_he': 'IL',
              'name_ru': 'RU BY KZ KG TJ', 'name_uk': 'UA', 'name_zh': 'CN TW HK MO', 'name_ja': 'JP', 'name_ko': 'KR KP',
              'name_el': 'GR CY', 'name_ur': 'PK', 'name_hi': 'IN', 'name_bn': 'BD'}
LOCAL_KEY = {iso: key for key, isos in LOCAL_KEYS.items() for iso in isos.split()}
DISPUTED_UNITS = ('CYN', 'SOL', 'KOS', 'SAH', 'KAS', 'CNM', 'PSX')
# Countries whose areas Natural Earth counts to others.
OWN_UNITS = {'UA': 'UKR', 'GF': 'GUF', 'GP': 'GLP', 'MQ': 'MTQ', 'RE': 'REU', 'YT': 'MYT'}
KEPT = ('adm0_a3', 'sov_a3', 'iso_a2', 'iso_3166_2', 'latitude', 'longitude', 'labelrank', 'min_label', 'name_ar')


def write_geojson(path, features):
    with open(path, 'w', encoding='utf-8') as out:
        json.dump({'type': 'FeatureCollection', 'features': features}, out, ensure_ascii=False)


def golan(work, northern_district):
    """The part of Natural Earth's IL-Z east of the line that Syria claims."""
    source = ogr.Open(f'{work}/x/qgis-common/usr/share/qgis/resources/data/world_map.gpkg')
    claims = source.ExecuteSQL("select * from disputed_borders where name = 'Syrian claim'")
    line = linemerge(unary_union([wkt.loads(f.GetGeometryRef().ExportToWkt()) for f in claims]))
    points = list(line.coords)

    def beyond(a, b, d=0.02):          # the line's ends, moved outwards so that they cross the outline
        length = math.hypot(a[0] - b[0], a[1] - b[1])
        return a[0] + (a[0] - b[0]) / length * d, a[1] + (a[1] - b[1]) / length * d

    cut = LineString([beyond(points[0], points[1])] + points + [beyond(points[-1], points[-2])])
    parts = polygonize(unary_union([northern_district.boundary, cut]))
    return next(p for p in parts if p.contains(Point(35.78, 33.0)))


def main(work, out):
    source = json.load(open(f'{work}/{NE}', encoding='utf-8'))['features']
    codes = {row['ne_id']: row['code'] for row in read_table(f'{work}/tmp/ne_admin1_codes.tsv')}
    names = {f"{row['country']}.{row['admin1']}": row['name'] for row in read_table(f'{out}/gazetteer/admin1.places.tsv')}
    shared = {}
    for code in codes.values():
        shared[code] = shared.get(code, 0) + 1
    features = []
    for f in source:
        p = f['properties']
        code, country = codes.get(str(p['ne_id']), ''), country_of(p)
        unit = OWN_UNITS.get(country) or p['adm0_a3']
        disputed = unit in DISPUTED_UNITS or p.get('iso_3166_2') in ('UA-43', 'UA-40') or country == 'EH'
        # The gazetteer's name where code and area are one to one, else Natural Earth's own.
        name = names.get(code) if shared.get(code) == 1 else None
        properties = {key: p.get(key) for key in KEPT}
        properties.update(name=name or clean_name(p.get('name') or p.get('name_en') or p['admin']),
                          name_local=clean_name(p.get(LOCAL_KEY.get(country, ''))), code=code, country=country, unit=unit,
                          status='disputed' if disputed else '')
        features.append({'type': 'Feature', 'properties': properties, 'geometry': f['geometry']})
        if p.get('iso_3166_2') == 'IL-Z':
            heights = {'name': 'Golan Heights', 'name_local': 'الجولان', 'country': 'SY', 'status': 'disputed', 'latitude': 32.98,
                       'longitude': 35.78}
            write_geojson(f'{work}/tmp/golan.geojson', [{'type': 'Feature', 'properties': heights,
                                                         'geometry': mapping(golan(work, shape(f['geometry'])))}])
    write_geojson(f'{work}/tmp/admin1.geojson', features)
    print(f'admin areas: {len(features)}, {sum(not f["properties"]["code"] for f in features)} without a GeoNames code')


if __name__ == '__main__':
    main(*sys.argv[1:])
