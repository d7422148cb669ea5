#!/usr/bin/python3
"""curated_places.csv (what no free source has: seas, regions, bases, seats of power ...) -> curated.places.tsv.

Usage: curated.py WORKDIR OUTDIR
"""
import csv
import os
import re
import sys

from areas import NE
from places import Areas, NearestPlace, Place, fold, read_table, write_places

HERE = os.path.dirname(os.path.abspath(__file__))
# Our classes in GeoNames' terms. The second value tells whether the place lies in one country.
FEATURES = {
    'continent': ('L.CONT', False), 'region': ('L.RGN', False), 'local_region': ('L.RGN', True), 'historic_region': ('L.RGNH', False),
    'de_facto_region': ('L.RGN', True), 'country_part': ('L.RGN', True), 'disputed': ('L.RGN', False),
    'de_facto_state': ('L.RGN', True), 'historic_state': ('A.PCLH', False), 'line': ('L.AREA', False),
    'sea': ('H.SEA', False), 'ocean': ('H.OCN', False), 'gulf': ('H.GULF', False), 'bay': ('H.BAY', False),
    'strait': ('H.STRT', False), 'canal': ('H.CNL', False), 'river': ('H.STM', False), 'lake': ('H.LK', False),
    'route': ('H.CHN', False), 'mountain_range': ('T.MTS', False), 'mountain': ('T.MT', False), 'desert': ('T.DSRT', False),
    'valley': ('T.VAL', False), 'peninsula': ('T.PEN', False), 'plateau': ('T.UPLD', False), 'plain': ('T.PLN', False),
    'pass': ('T.PASS', False), 'cape': ('T.CAPE', True), 'island': ('T.ISL', False), 'archipelago': ('T.ISLS', False),
    'disputed_island': ('T.ISL', False), 'air_base': ('S.AIRB', True), 'naval_base': ('L.NVB', True),
    'military_base': ('S.INSM', True), 'military_site': ('S.INSM', True), 'missile_site': ('S.INSM', True),
    'nuclear_site': ('S.PSN', True), 'spaceport': ('S.STNR', True), 'prison': ('S.PRN', True), 'oil_site': ('L.OILF', True),
    'industrial_site': ('S.MFG', True), 'border_crossing': ('S.PSTB', False), 'dam': ('S.DAM', True),
    'landmark': ('S.MNMT', True), 'square': ('S.SQR', True), 'seat_of_power': ('S.GOVL', True),
    'organisation_hq': ('S.BLDO', True), 'refugee_camp': ('S.CMPRF', True), 'district': ('P.PPLX', True),
    'district_approx': ('P.PPLX', True), 'economic_region': ('L.RGNE', False), 'ruins': ('S.ANS', True), 'airport': ('S.AIRP', True),
    'embassy_area': ('S.DIP', True), 'old_area': ('A.ADM1H', True), 'park': ('L.PRK', True),
    'hospital': ('S.HSP', True), 'museum': ('S.MUS', True), 'stadium': ('S.STDM', True), 'historic_camp': ('S.HSTS', True),
    'port': ('H.HBR', True), 'village': ('P.PPL', True),
}
# Places in no country of their own, or whose country is not what the polygons say.
COUNTRIES = {row['name']: row['country'] for row in read_table(f'{HERE}/curated_countries.tsv')}
# How many people live in regions that are spoken of as countries are.
POPULATIONS = {row['name']: int(row['population']) for row in read_table(f'{HERE}/curated_populations.tsv')}


def shown(name):
    """'Mocha' for 'Mocha, Yemen': what follows the comma tells namesakes apart in the list alone."""
    return name if ' and ' in name else name.split(', ')[0]


def slug(name):
    return re.sub(r'[^a-z0-9]+', '-', fold(name)).strip('-')


def read_curated():
    with open(f'{HERE}/curated_places.csv', encoding='utf-8', newline='') as lines:
        return list(csv.DictReader(lines, delimiter=';'))


def main(work, out):
    areas = Areas(f'{work}/{NE}')
    towns = NearestPlace([Place(t['id'], t['name'], float(t['lat']), float(t['lon']), 'P.PPL', t['country'], t['admin1'], t['admin2'])
                          for t in read_table(f'{out}/cities.places.tsv')])
    places = []
    for row in read_curated():
        lat, lon = float(row['lat']), float(row['lon'])
        feature, one_country = FEATURES[row['class']]
        country, admin1 = '', ''
        if row['name'] in COUNTRIES:
            country = COUNTRIES[row['name']]
        elif one_country:
            country = areas.country_at(lat, lon) or towns.find(lat, lon).country
        if country and float(row['radius_km']) <= 60:
            town = towns.find(lat, lon, country)
            admin1 = town.admin1 if town else ''
        population = POPULATIONS.get(row['name'], 0)
        alternates = [name for name in row['alternates'].split('|') if name != shown(row['name'])]
        places.append(Place(f"loci:{slug(row['name'])}", shown(row['name']), lat, lon, feature, country, admin1, '', population,
                            row['radius_km'], '', alternates))
    ids = [p.id for p in places]
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]
    write_places(f'{out}/curated.places.tsv', places)
    print(f'curated: {len(places)} places, {sum(len(p.alternates) for p in places)} alternates')


if __name__ == '__main__':
    main(*sys.argv[1:])
