#!/usr/bin/python3
"""Checks what is hand-written: country points and curated places against Natural Earth's polygons, preferred names against
GeoNames. Prints one line a finding; findings that are known and right are listed in known_findings.txt.

Usage: check_places.py WORKDIR OUTDIR
"""
import os
import re
import sys
from collections import Counter, defaultdict

from areas import NE, similar
from curated import FEATURES, read_curated
from places import Areas, NearestPlace, Place, country_of, distance_km, fold, read_table

HERE = os.path.dirname(os.path.abspath(__file__))
WATER = ('sea', 'ocean', 'gulf', 'bay', 'strait')


def skeleton(name):
    """Consonants only: Dayr az Zawr and Deir ez-Zor are alike."""
    return re.sub(r'[aeiouyw ]|\b(al|el|as|ash|an|ar|at|ad|az)\b', '', fold(name))


def check_countries(out, areas):
    for row in read_table(f'{out}/countries.places.tsv'):
        at = areas.country_at(float(row['lat']), float(row['lon']))
        if at != row['country'] and float(row['population'] or 0) > 200000:
            yield f"country {row['name']}: its point lies in {at or 'the sea'}"


def check_curated(out, areas, towns):
    rows = read_curated()
    built = {row['id']: row for row in read_table(f'{out}/curated.places.tsv')}
    by_name = {row['name']: row for row in built.values()}
    for row in rows:
        lat, lon = float(row['lat']), float(row['lon'])
        at = areas.country_at(lat, lon)
        if row['class'] in WATER and at and float(row['radius_km']) > 60:
            yield f"curated {row['name']}: a {row['class']} on land ({at})"
        if FEATURES[row['class']][1]:
            country = by_name[row['name']]['country']
            if country != at:
                yield f"curated {row['name']}: is {country or 'of no country'}, lies in {at or 'the sea'}"
            nearest = towns.find(lat, lon)
            if nearest.country != country and float(row['radius_km']) <= 10:
                yield f"curated {row['name']}: is {country}, nearest town is {nearest.name}, {nearest.country}"
    names = defaultdict(set)
    for row in rows:
        for name in [row['name']] + [a for a in row['alternates'].split('|') if a]:
            names[fold(name)].add(row['name'])
    for name, owners in names.items():
        if len(owners) > 1:
            yield f'curated: "{name}" names {" and ".join(sorted(owners))}'


def check_duplicates(out):
    """Curated settlements that GeoNames has after all."""
    towns = read_table(f'{out}/cities.places.tsv')
    for row in read_curated():
        if row['class'] not in ('village', 'district', 'refugee_camp'):
            continue
        lat, lon = float(row['lat']), float(row['lon'])
        own = {skeleton(n) for n in [row['name']] + row['alternates'].split('|') if n}
        for t in towns:
            if abs(float(t['lat']) - lat) < 0.12 and distance_km(lat, lon, float(t['lat']), float(t['lon'])) < 9:
                if own & {skeleton(n) for n in [t['name']] + t['alternates'].split('|') if n}:
                    yield f"curated {row['name']}: GeoNames has {t['id']} {t['name']} {t['lat']},{t['lon']}"


def check_preferred(out):
    places = {row['id']: row for row in read_table(f'{out}/cities.places.tsv')}
    used = Counter()
    for row in read_table(f'{HERE}/preferred_names.tsv'):
        place = places.get(f"geonames:{row['geonameid']}")
        used[row['name'], row['country']] += 1
        if not place:
            yield f"preferred {row['name']}: no such id {row['geonameid']}"
            continue
        names = place['alternates'].split('|')
        if place['country'] != row['country'] or row['geonames_name'] not in names:
            yield f"preferred {row['name']}: id {row['geonameid']} is {names[0]}, {place['country']}"
        elif max(similar(row['name'], n) for n in names) < 0.75 and skeleton(row['name']) not in map(skeleton, names):
            yield f"preferred {row['name']}: unlike every name of {row['geonames_name']}"
    for (name, country), n in used.items():
        if n > 1:
            yield f'preferred {name}, {country}: given to {n} places'


def main(work, out):
    areas = Areas(f'{work}/{NE}')
    towns = NearestPlace([Place(t['id'], t['name'], float(t['lat']), float(t['lon']), 'P.PPL', t['country'])
                          for t in read_table(f'{out}/cities.places.tsv')])
    known = set(open(f'{HERE}/known_findings.txt', encoding='utf-8').read().split('\n'))
    findings = [*check_countries(out, areas), *check_curated(out, areas, towns), *check_duplicates(out), *check_preferred(out)]
    news = [f for f in findings if f not in known]
    print('\n'.join(news))
    print(f'{len(findings)} findings, {len(news)} of them new')
    return 1 if news else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
