"""Reads geometries out of a TopoJSON topology."""
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


def decode_arcs(topology):
    """The arcs as lists of (x, y), delta decoding and scale undone."""
    transform = topology.get('transform')
    decoded = []
    for arc in topology['arcs']:
        x = y = 0
        line = []
        for point in arc:
            if transform:
                x, y = x + point[0], y + point[1]
                line.append((x * transform['scale'][0] + transform['translate'][0],
                             y * transform['scale'][1] + transform['translate'][1]))
            else:
                line.append(tuple(point[:2]))
        decoded.append(line)
    return decoded


def geometries(topology, name):
    """Yields (properties, id, shapely geometry) for each polygon object of a layer."""
    arcs = decode_arcs(topology)

    def ring(indices):
        points = []
        for i in indices:
            line = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += line[1:] if points else line
        return points

    for g in topology['objects'][name]['geometries']:
        if g.get('type') not in ('Polygon', 'MultiPolygon'):
            continue
        polygons = [g['arcs']] if g['type'] == 'Polygon' else g['arcs']
        rings = [[r for r in map(ring, polygon) if len(r) > 3] for polygon in polygons]      # quantising flattens tiny islands
        coordinates = [polygon for polygon in rings if polygon]
        geometry: BaseGeometry = shape({'type': 'MultiPolygon', 'coordinates': coordinates}).buffer(0)
        yield g.get('properties', {}), g.get('id'), geometry
