"""Reads Marble's .pn2 vector files (version 2, big-endian).

A header (u8 version, u32 number of polygons, u8 whether records carry a colour), then records: u8 kind, u32 id, a colour byte
where the header says so and the id is new. Kinds 0 line, 1 ring, 2 outer ring, 3 inner ring, 4 several of these: u8 count, then
each with its own kind and id. A geometry is u32 number of nodes; each node i16 latitude and longitude in 1/120 degree and i16 number
of followers, which are i8 differences to the node.
"""
import struct

LINE, RING, OUTER, INNER, SEVERAL = range(5)
UNITS = 120


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        values = struct.unpack_from('>' + form, self.data, self.at)
        self.at += struct.calcsize('>' + form)
        return values

    def points(self):
        points = []
        for _ in range(self.take('I')[0]):
            lat, lon, followers = self.take('hhh')
            points.append((lon, lat))
            for _ in range(followers):
                dlat, dlon = self.take('bb')
                points.append((lon + dlon, lat + dlat))
        return [(round(x / UNITS, 5), round(y / UNITS, 5)) for x, y in points]


def closed(ring):
    return ring if ring[0] == ring[-1] else ring + [ring[0]]


def read_pn2(path):
    """The file's features as GeoJSON dictionaries."""
    reader = Reader(open(path, 'rb').read())
    version, _, has_colour = reader.take('BIB')
    assert version == 2, f'{path}: version {version}'
    parts, previous = {}, None
    while reader.at < len(reader.data):
        kind, number = reader.take('BI')
        if number != previous and has_colour:
            reader.take('B')
        previous = number
        count = reader.take('B')[0] if kind == SEVERAL else 1
        for _ in range(count):
            if kind == SEVERAL:
                part_kind, _ = reader.take('BI')
            else:
                part_kind = kind
            parts.setdefault(number, []).append((part_kind, reader.points()))
    features = []
    for number, pieces in parts.items():
        polygons, lines = [], []
        for kind, points in pieces:
            if kind == OUTER:
                polygons.append([closed(points)])
            elif kind == INNER and polygons:
                polygons[-1].append(closed(points))
            else:
                lines.append(points)
        for kind, coordinates in (('MultiPolygon', polygons), ('MultiLineString', lines)):
            if coordinates:
                features.append({'type': 'Feature', 'properties': {'id': number}, 'geometry': {'type': kind, 'coordinates': coordinates}})
    return features
