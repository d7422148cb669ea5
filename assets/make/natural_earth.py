"""Natural Earth's populated places, matched to GeoNames.

The GeoNames ids that Natural Earth notes are wrong for some of the largest cities (its Paris is Paris, Ontario), so an id counts only
where the place is near; else the place is looked for by name and position.
"""
import csv
import math
from collections import defaultdict
from dataclasses import dataclass

from places import distance_km, fold

NEAR_KM = 30


@dataclass
class PopulatedPlace:
    name: str
    lat: float
    lon: float
    rank: int           # 0 the largest … 10
    capital: int        # 2 of a country, 1 of a first-level area, 0
    population: int


def read_populated_places(path):
    for row in csv.DictReader(open(path, encoding='utf-8')):
        capital = 2 if row['featurecla'].startswith('Admin-0 capital') else 1 if row['featurecla'].startswith('Admin-1') else 0
        place = PopulatedPlace(row['name'], float(row['Y']), float(row['X']), int(row['scalerank']), capital, int(float(row['pop_max'] or 0)))
        yield int(float(row['geonameid'] or -1)), place


def match_populated_places(path, towns):
    """({GeoNames id: PopulatedPlace}, [the others]) for towns given as (id, names, lat, lon, population)."""
    by_id = {t[0]: t for t in towns}
    cells = defaultdict(list)
    for t in towns:
        cells[math.floor(t[2] * 2), math.floor(t[3] * 2)].append(t)
    matched, others = {}, []
    for number, place in read_populated_places(path):
        town = by_id.get(number)
        if not town or distance_km(place.lat, place.lon, town[2], town[3]) > NEAR_KM:
            town = find_town(place, cells)
        if town and (town[0] not in matched or matched[town[0]].rank > place.rank):
            matched[town[0]] = place
        elif not town:
            others.append(place)
    return matched, others


def find_town(place, cells):
    """The most populous town of that name nearby; else the most populous one close by."""
    y, x = math.floor(place.lat * 2), math.floor(place.lon * 2)
    around = [(distance_km(place.lat, place.lon, t[2], t[3]), t) for dy in (-1, 0, 1) for dx in (-1, 0, 1) for t in cells[y + dy, x + dx]]
    wanted = fold(place.name)
    named = [t for d, t in around if d < NEAR_KM and wanted in map(fold, t[1])]
    close = [t for d, t in around if d < 12 and t[4] > 0.2 * place.population]
    return max(named or close, key=lambda t: t[4], default=None)
