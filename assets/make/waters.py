#!/usr/bin/python3
"""Natural Earth's rivers and lakes -> waters.places.tsv: those that are not curated, a river at its mouth as GeoNames has it.

Usage: waters.py WORKDIR OUTDIR      (reads the GeoJSON files that physical.py makes)
"""
import json
import math
import re
import sys
from collections import defaultdict

from shapely.geometry import shape

from areas import NE
from curated import read_curated, slug
from places import Areas, Place, distance_km, fold, read_table, write_places

# Letters that Natural Earth's file has lost, and native names that English writes otherwise.
RIVER_NAMES = {
    'Glomma (Glma)': 'Glomma', 'Gta lv': 'Göta älv', 'Lule lv': 'Lule', 'Rhne': 'Rhône', 'Ro Grande de Matagalpa': 'Río Grande de Matagalpa',
    'Ro Grande de Santiago': 'Río Grande de Santiago', 'ngermanlven': 'Ångerman', 'Pnuco': 'Pánuco', 'Zncara': 'Záncara',
    'Byk Menderes': 'Büyük Menderes', 'Klarlven': 'Klarälven', 'Skelleftelven': 'Skellefte', 'Tornelven': 'Torne', 'Kokemenjoki': 'Kokemäenjoki',
    'Susqehanna': 'Susquehanna', 'W. Branch Susqehanna': 'West Branch Susquehanna', 'Vitava': 'Vltava', 'Strymnas (Truma)': 'Struma',
    'Indragi': 'Indragiri', 'Kr': '', 'Mlzes': '', 'Motala strm': 'Motala ström', 'Stora Lule lv': '', 'Santa Mara': 'Santa María',
    'Purificacin': 'Purificación', 'Chirrip del Atlntico': 'Chirripó', 'Grande Rivire de la Baleine': 'Great Whale', 'Braco Menor': '',
    'R. des Outaouais': 'Ottawa', 'Pivd. Buh': 'Southern Bug', 'Saint Johns': 'St. Johns', 'Saint John': 'Saint John', 'Cauvery': 'Kaveri',
    'Hong (Red)': 'Red', 'Da (Black)': 'Black', 'Lower  Tunguska (Nizhnyaya Tunguska)': 'Lower Tunguska', 'Mosel': 'Moselle', 'Xi': 'Xi',
    'Daugava (Zapadnaya Dvina)': 'Daugava', 'Mouhoun  (Black Volta)': 'Black Volta', 'Tevere (Tiber)': 'Tiber', 'Schelde (Steldt)': 'Scheldt',
    'Amu  Darya': 'Amu Darya', 'Syr  Darya': 'Syr Darya', 'Pend Orielle': 'Pend Oreille', 'Sefid': 'Sefid-Rud', 'Ile': 'Ili', 'Chi': '', 'You': '',
    'Usa': '', 'Son': 'Son', 'Mun': 'Mun', 'Iliamna Lake Outlet': '', 'Sapt': 'Koshi', 'Evros (Maritsa)': 'Maritsa', 'Neman (Nemunas)': 'Neman',
    'Herlen (Kerulen)': 'Kherlen', 'Songhua (Sungari)': 'Songhua', 'Ussuri (Wusuli)': 'Ussuri', 'Bojana (Buna)': 'Bojana', 'Rio Rapel': 'Rapel',
    'Neris (Vilija)': 'Neris', 'Atrek (Atrak)': 'Atrek', 'Maas': 'Meuse', 'Bratul Chillia': '', 'Bratul Sfintu Gheorghe': '', 'Bratul Sulina': ''}
LAKE_NAMES = {
    'Mlaren': 'Mälaren', 'Vnern': 'Vänern', 'Vttern': 'Vättern', 'Hjlmaren': 'Hjälmaren', 'Storsjn': 'Storsjön', 'Tornetrsk': 'Torneträsk',
    'Inarijrvi': 'Lake Inari', 'Pijnne': 'Päijänne', 'Pyhjrvi': 'Pyhäjärvi', 'Mritz': 'Müritz', 'Snsavatnet': 'Snåsavatnet', 'Rssvatnet': 'Røssvatnet',
    'Khvsgl Nuur': 'Lake Khövsgöl', 'Hh Nuur': '', 'Ysyk Kl': '', 'Vrtsjrv': 'Võrtsjärv', 'Etang Saumtre': 'Étang Saumâtre', 'Biwa Ko': 'Lake Biwa',
    'Tai Hu': 'Lake Tai', 'Poyang Hu': 'Poyang Lake', 'Dongting Hu': 'Dongting Lake', 'Chao Hu': 'Lake Chao', 'Hongze Hu': 'Hongze Lake',
    'Danau Toba': 'Lake Toba', 'Kiyevskoye': 'Kyiv Reservoir', 'Lake Winnepesaukee': 'Lake Winnipesaukee', 'Hartwell Lake': 'Lake Hartwell',
    'Lake Sidney Lanier': 'Lake Lanier', 'Lac St.-Jean': 'Lac Saint-Jean', 'Nam Co': 'Namtso', 'Shasta Lake': 'Shasta Lake', 'Lake Sevana': '',
    'Obanbori Qayroqum': 'Kayrakkum Reservoir', 'Lake Rotoroa': 'Lake Rotoroa', 'Rservoir Gouin': 'Gouin Reservoir', 'Bodensee': '',
    'Rservoir Manicouagan': 'Manicouagan Reservoir', 'Rservoir de Caniapiscau': 'Caniapiscau Reservoir', 'Lake C.W. McConaughy': 'Lake McConaughy',
    'Lago de Chapala': 'Lake Chapala', 'Lago Gatun': 'Gatun Lake', 'Syvash': '', 'Great Bitter Lake': 'Great Bitter Lake', 'Kauno marios': 'Kaunas Reservoir'}
LAKE_ALTERNATES = {'Lake Lanier': ['Lake Sidney Lanier'], 'Lake Hartwell': ['Hartwell Lake'], 'Flathead Lake': ['Lake Flathead'],
                   'Seneca Lake': ['Lake Seneca'], 'Lake Toba': ['Danau Toba'], 'Lake Biwa': ['Biwa-ko'], 'Lake Tai': ['Taihu', 'Taihu Lake'],
                   'J. Strom Thurmond Lake': ['Lake Thurmond', 'Clarks Hill Lake'], 'Lake Chapala': ['Lago de Chapala'],
                   'Lake Balaton': ['Balaton'], 'Lake Garda': ['Lago di Garda', 'Garda'], 'Lake Como': ['Lago di Como'],
                   'Lake Winnipesaukee': ['Winnipesaukee'], 'Lough Neagh': [], 'Loch Ness': [], 'Franklin D. Roosevelt Lake': ['Lake Roosevelt']}
KEPT_AS_IT_IS = re.compile(r'\b(Canal|Delta|Fork|Branch|Bayou|Channel|Protoka|älv|älven|joki|ström|Darya|Rud|Río|Rio|Shatt|Bahr|Oued|Gol|Nile|Volta|River)\b|joki$|älven$')
LOST = re.compile(r'[bcdfghjklmnpqrstvwxz]{6}|^[bcdfghjklmnpqrstvxz]+\b|\bKl$')


def read_features(path):
    return [(f['properties'].get('name'), shape(f['geometry'])) for f in json.load(open(path, encoding='utf-8'))['features'] if f['geometry']]


def country_of_points(areas, points):
    """The one country that all the points lie in, and the one first-level area; '' where there are several."""
    found = {areas.country_at(lat, lon) for lon, lat in points} - {''}
    return found.pop() if len(found) == 1 else ''


def clusters(pieces, apart_km=300):
    """Pieces of one name that lie near one another: there are several Red Rivers."""
    groups = []
    for piece in pieces:
        near = [g for g in groups if any(gap_km(piece, other) < apart_km for other in g)]
        groups = [g for g in groups if g not in near] + [[piece] + [p for g in near for p in g]]
    return groups


def gap_km(a, b):
    return a.distance(b) * 111 * math.cos(math.radians(min(75, abs(a.centroid.y))))


def lines_of(geometry):
    return list(geometry.geoms) if geometry.geom_type.startswith('Multi') else [geometry]


def mouth(pieces):
    """Where the river's last piece ends: Natural Earth draws downstream. Of several ends the one farthest from every beginning."""
    lines = [list(line.coords) for piece in pieces for line in lines_of(piece)]
    begins = [line[0] for line in lines]
    ends = [line[-1] for line in lines if not any(distance_km(line[-1][1], line[-1][0], b[1], b[0]) < 5 for b in begins)]
    ends = ends or [line[-1] for line in lines]
    return max(ends, key=lambda e: (sum(distance_km(e[1], e[0], b[1], b[0]) for b in begins), e))


def half_extent_km(pieces):
    west, south = min(p.bounds[0] for p in pieces), min(p.bounds[1] for p in pieces)
    east, north = max(p.bounds[2] for p in pieces), max(p.bounds[3] for p in pieces)
    return max(3, round(distance_km(south, west, north, east) / 2))


def named_groups(features, names):
    by_name = defaultdict(list)
    for name, geometry in features:
        name = names.get(name, re.sub(r'\s*\(.*\)', '', name or '')).strip()
        if name and not LOST.search(name):
            by_name[name].append(geometry)
    for name, pieces in sorted(by_name.items()):
        for group in clusters(pieces):
            yield name, group


def sample(pieces, n=12):
    points = [xy[:2] for p in pieces for line in lines_of(p) for xy in (line.coords if line.geom_type == 'LineString' else line.exterior.coords)]
    return points[::max(1, len(points) // n)] + points[-1:]


def taken_names(out):
    """Names that a bare "Neches" must not have: of places, of people, and ordinary words."""
    taken = set()
    for table in ('cities', 'us_towns', 'admin1', 'admin2', 'countries', 'curated'):
        for row in read_table(f'{out}/{table}.places.tsv'):
            taken.update(fold(n) for n in [row['name'], *row['alternates'].split('|')])
    for words in ('common_words', 'first_names', 'people_names'):
        taken.update(fold(w) for w in open(f'{out}/../lexicon/{words}.txt', encoding='utf-8').read().split('\n'))
    return taken


def main(work, out):
    areas = Areas(f'{work}/{NE}')
    taken = taken_names(out)
    curated = [(float(r['lat']), float(r['lon']), float(r['radius_km']), {fold(n) for n in [r['name'], *r['alternates'].split('|')]})
               for r in read_curated()]
    places, ids = [], {f"loci:{slug(r['name'])}" for r in read_curated()}

    def known(names, lat, lon, reach):
        return any(names & own and distance_km(lat, lon, y, x) < radius + reach + 300 for y, x, radius, own in curated)

    def add(name, alternates, lat, lon, feature, pieces, country):
        reach = half_extent_km(pieces)
        if known({fold(n) for n in [name, *alternates]}, lat, lon, reach):
            return
        number, place_id = 2, f'loci:{slug(name)}'
        while place_id in ids:
            place_id, number = f'loci:{slug(name)}-{number}', number + 1
        ids.add(place_id)
        places.append(Place(place_id, name, lat, lon, feature, country, '', '', 0, str(reach), '', alternates))

    for name, pieces in named_groups(read_features(f'{work}/tmp/rivers.geojson'), RIVER_NAMES):
        lon, lat = mouth(pieces)[:2]
        full = name if KEPT_AS_IT_IS.search(name) else f'{name} River'
        bare = [name] if full != name and fold(name) not in taken and len(name) > 3 else []
        if known({fold(name)}, lat, lon, half_extent_km(pieces)):
            continue
        add(full, bare, lat, lon, 'H.CNL' if 'Canal' in name else 'H.STM', pieces, country_of_points(areas, sample(pieces)))
    for name, pieces in named_groups(read_features(f'{work}/tmp/lakes.geojson'), LAKE_NAMES):
        point = max(pieces, key=lambda p: p.area).representative_point()
        country = country_of_points(areas, sample(pieces) + [(point.x, point.y)])
        code = 'H.RSV' if re.search('Reservoir|Dam', name) else 'H.LK'
        add(name, LAKE_ALTERNATES.get(name, []), point.y, point.x, code, pieces, country)
    write_places(f'{out}/waters.places.tsv', places)
    print(f"waters: {len(places)}, {sum(p.feature == 'H.STM' for p in places)} of them rivers")


if __name__ == '__main__':
    main(*sys.argv[1:])
