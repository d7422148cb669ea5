"""Draws countries and points with QGIS, as `loci render` draws a workspace: the peer of bench_peers.sh.

bench_qgis.py COUNTRIES.gpkg POINTS.gpkg OUT.png WEST SOUTH EAST NORTH
"""
import math
import os
import sys

os.environ.setdefault('QT_QPA_PLATFORM', 'offscreen')

from qgis.core import (QgsApplication, QgsCoordinateReferenceSystem, QgsFillSymbol, QgsMapRendererParallelJob,  # noqa: E402
                       QgsMapSettings, QgsMarkerSymbol, QgsRectangle, QgsSingleSymbolRenderer, QgsVectorLayer)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402

countries, points, output = sys.argv[1:4]
west, south, east, north = map(float, sys.argv[4:8])


def on_plane(lon, lat):
    radius = 6378137
    return radius * math.radians(lon), radius * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def layer_of(file, name, symbol):
    layer = QgsVectorLayer(file, name, 'ogr')
    if not layer.isValid():
        sys.exit(f'{file}: QGIS cannot read it; is qgis-providers installed?')
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


application = QgsApplication([], False)
application.initQgis()
layers = [  # the first is drawn last; the setting does not keep them alive
    layer_of(points, 'points', QgsMarkerSymbol.createSimple(
        {'name': 'circle', 'color': '#d1495b', 'outline_style': 'no', 'size': '3', 'size_unit': 'Pixel'})),
    layer_of(countries, 'countries', QgsFillSymbol.createSimple(
        {'color': '#f6f3ec', 'outline_color': '#8d7f93', 'outline_width': '1', 'outline_width_unit': 'Pixel'}))]
setting = QgsMapSettings()
setting.setLayers(layers)
setting.setDestinationCrs(QgsCoordinateReferenceSystem('EPSG:3857'))
setting.setBackgroundColor(QColor('#cfe0ea'))
setting.setOutputSize(QSize(1920, 1080))
setting.setExtent(QgsRectangle(*on_plane(west, south), *on_plane(east, north)))
job = QgsMapRendererParallelJob(setting)
job.start()
job.waitForFinished()
if not job.renderedImage().save(output):
    sys.exit(f'{output}: cannot be written')
# What QGIS would now tidy up took no part in drawing.
os._exit(0)
