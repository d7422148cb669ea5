"""What the gazetteer scripts share: the place table's columns, name folding, point and area look-ups."""
import csv
import json
import math
import os
import re
import unicodedata
import warnings
from dataclasses import dataclass, field

import numpy
from shapely.geometry import Point, shape
from shapely.prepared import prep
from shapely.strtree import STRtree

warnings.filterwarnings('ignore')          # shapely 1.8 announces version 2

HERE = os.path.dirname(os.path.abspath(__file__))

COLUMNS = ['id', 'name', 'lat', 'lon', 'feature_class', 'feature_code', 'country', 'admin1', 'admin2',
           'population', 'radius_km', 'label_rank', 'alternates']


@dataclass
class Place:
    id: str
    name: str
    lat: float
    lon: float
    feature: str                      # "P.PPLA"
    country: str = ''
    admin1: str = ''
    admin2: str = ''
    population: int = 0
    radius_km: str = ''
    label_rank: str = ''
    alternates: list = field(default_factory=list)

    def row(self):
        feature_class, feature_code = self.feature.split('.')
        return [self.id, self.name, f'{self.lat:.4f}', f'{self.lon:.4f}', feature_class, feature_code, self.country,
                self.admin1, self.admin2, str(self.population or ''), str(self.radius_km), str(self.label_rank),
                '|'.join(unique_names(self.alternates, without=self.name))]


def unique_names(names, without=None):
    """The names in their order, each once, without the empty ones and without `without`."""
    kept = []
    seen = {without, ''}
    for name in names:
        name = clean_name(name)
        if name not in seen:
            seen.add(name)
            kept.append(name)
    return kept


def clean_name(name):
    """One line, single spaces, none of the separators of our tables."""
    return re.sub(r'[\s|]+', ' ', name or '').strip()


def write_table(path, header, rows):
    with open(path, 'w', encoding='utf-8', newline='') as out:
        out.write('\t'.join(header) + '\n')
        for row in rows:
            assert len(row) == len(header) and not any('\t' in cell or '\n' in cell for cell in row), row
            out.write('\t'.join(row) + '\n')


def write_places(path, places):
    """Whatever list a place is of, it gets the names of extra_names.tsv and loses those of misleading_names.tsv."""
    extra = {row['id']: row['alternates'].split('|') for row in read_table(f'{HERE}/extra_names.tsv')}
    misleading = {row['id']: {fold(name) for name in row['names'].split('|')} for row in read_table(f'{HERE}/misleading_names.tsv')}
    for place in places:
        named = place.alternates + extra.get(place.id, [])
        place.alternates = [name for name in named if fold(name) not in misleading.get(place.id, ())]
    write_table(path, COLUMNS, (place.row() for place in places))


def read_table(path):
    """Rows of a tab separated file as dictionaries; lines that start with # are remarks."""
    with open(path, encoding='utf-8', newline='') as lines:
        kept = (line.rstrip('\r\n') for line in lines if line.strip() and not line.startswith('#'))
        return list(csv.DictReader(kept, delimiter='\t', quoting=csv.QUOTE_NONE))


# Letters that do not decompose into a base letter and a mark.
PLAIN = str.maketrans({'ø': 'o', 'Ø': 'O', 'đ': 'd', 'Đ': 'D', 'ł': 'l', 'Ł': 'L', 'ı': 'i', 'ß': 'ss', 'æ': 'ae',
                       'Æ': 'Ae', 'œ': 'oe', 'þ': 'th', 'ð': 'd', 'ħ': 'h', 'Ħ': 'H', 'ə': 'a', 'Ə': 'A'})


def fold(name):
    """Lower case, no diacritics, only letters and digits, single spaces: for comparing, never for showing."""
    name = unicodedata.normalize('NFD', name.translate(PLAIN))
    name = ''.join(c for c in name if not unicodedata.combining(c)).casefold()
    name = re.sub(r"['’‘ʻʼʿʾ`´]", '', name)
    return ' '.join(re.findall(r'\w+', name))


def script_of(text):
    for c in text:
        if c.isalpha():
            return unicodedata.name(c, '?').split()[0]
    return 'LATIN'


def distance_km(lat1, lon1, lat2, lon2):
    p, q = math.radians(lat1), math.radians(lat2)
    half = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(half)))


class NearestPlace:
    """The place nearest to a point, among those that were given (optionally of one country)."""

    def __init__(self, places):
        self.places = places
        lat = numpy.radians([p.lat for p in places])
        lon = numpy.radians([p.lon for p in places])
        self.vectors = numpy.stack([numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)], 1)
        self.of_country = {}
        for i, p in enumerate(places):
            self.of_country.setdefault(p.country, []).append(i)

    def find(self, lat, lon, country=None):
        rows = self.of_country.get(country) if country else None
        if country and not rows:
            return None
        phi, lam = math.radians(lat), math.radians(lon)
        point = numpy.array([math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)])
        vectors = self.vectors[rows] if rows else self.vectors
        best = int(numpy.argmax(vectors @ point))
        return self.places[rows[best] if rows else best]


class Areas:
    """Natural Earth's first-level areas: which one holds a point."""

    def __init__(self, path):
        self.features = json.load(open(path, encoding='utf-8'))['features']
        self.properties = [f['properties'] for f in self.features]
        self.shapes = [shape(f['geometry']).buffer(0) for f in self.features]
        self.prepared = [prep(s) for s in self.shapes]
        self.index_of = {id(s): i for i, s in enumerate(self.shapes)}
        self.tree = STRtree(self.shapes)

    def find(self, lat, lon):
        """Index of the area that holds the point, or None at sea."""
        point = Point(lon, lat)
        for candidate in self.tree.query(point):
            i = self.index_of[id(candidate)]
            if self.prepared[i].contains(point):
                return i
        return None

    def country_at(self, lat, lon):
        i = self.find(lat, lon)
        return country_of(self.properties[i]) if i is not None else ''


def country_of(properties):
    """ISO code of a Natural Earth area under the usual international view (Crimea is Ukraine's, Kosovo is XK)."""
    code = properties.get('iso_a2') or ''
    by_unit = {'KOS': 'XK', 'CYN': 'CY', 'SOL': 'SO', 'PSX': 'PS', 'SAH': 'EH', 'TWN': 'TW', 'FRA': 'FR', 'NOR': 'NO',
               'CNM': 'CY', 'ESB': 'GB', 'WSB': 'GB', 'USG': 'CU', 'KAB': 'KZ', 'BRT': ''}
    subdivision = properties.get('iso_3166_2') or ''
    if subdivision.startswith('UA-'):
        return 'UA'
    if subdivision in ('FR-GF', 'FR-GP', 'FR-MQ', 'FR-RE', 'FR-YT'):      # with country codes of their own
        return subdivision[3:]
    if re.fullmatch('[A-Z]{2}', code):
        return code
    return by_unit.get(properties.get('adm0_a3'), '')
