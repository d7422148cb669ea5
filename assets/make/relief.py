#!/usr/bin/python3
"""Shaded relief of the land, 10800 x 5400, from Marble's height picture: relief.jpg.

The source is an 8-bit picture of heights in JPEG tiles: drawn as it is, plains show JPEG blocks and steps. So the heights are
first filtered (a Wiener filter: what varies no more than the noise is averaged away, mountains stay), then shaded in floating
point, and faint shades are pressed to none. Level ground and all water have the value FLAT exactly, up to JPEG's rounding.

Usage: relief.py WORKDIR OUTDIR
"""
import glob
import os
import sys

import numpy
from osgeo import gdal, osr
from scipy.ndimage import gaussian_filter, uniform_filter

FLAT = 181
WIDTH, HEIGHT, TILE = 10800, 5400, 675
NOISE = 3.0            # variance of the JPEG noise, in steps of the height index
FAINT = 3.5            # shades much weaker than this vanish
BAND, MARGIN = 900, 48
HERE = os.path.dirname(os.path.abspath(__file__))


def height_index(folder):
    """The world from 16 x 8 tiles."""
    world = numpy.zeros((HEIGHT, WIDTH), 'uint8')
    for path in glob.glob(f'{folder}/*/*.jpg'):
        row, column = map(int, os.path.basename(path)[:-4].split('_'))
        tile = gdal.Open(path).ReadAsArray()
        world[row * TILE:(row + 1) * TILE, column * TILE:(column + 1) * TILE] = tile[0] if tile.ndim == 3 else tile
    return world


def land_mask(geojson):
    """1 on land, 0 on water, on the picture's grid."""
    source = gdal.OpenEx(geojson)
    target = gdal.GetDriverByName('MEM').Create('', WIDTH, HEIGHT, 1, gdal.GDT_Byte)
    target.SetGeoTransform((-180, 360 / WIDTH, 0, 90, 0, -180 / HEIGHT))
    wgs84 = osr.SpatialReference()
    wgs84.ImportFromEPSG(4326)
    target.SetProjection(wgs84.ExportToWkt())
    gdal.RasterizeLayer(target, [1], source.GetLayer(0), burn_values=[1])
    return target.ReadAsArray()


def smooth_table():
    """Metres by height index; the measured table has steps, which would draw contour lines."""
    table = numpy.loadtxt(f'{HERE}/heights_of_index.txt')
    return gaussian_filter(numpy.maximum.accumulate(table), 2.5)


def denoised(index):
    x = index.astype('float32')
    mean = uniform_filter(x, 7)
    variance = numpy.maximum(uniform_filter(x * x, 7) - mean * mean, 0)
    keep = gaussian_filter(numpy.maximum(variance - NOISE, 0) / (variance + 1e-6), 3)
    rough = gaussian_filter(x, 0.7)
    calm = gaussian_filter(mean, 3)
    return keep * rough + (1 - keep) * calm


def shade(height, top_row):
    """Light from the north-west, 45 degrees high, slopes 6 times as steep as they are; 0 on level ground."""
    lat = numpy.radians(90 - (top_row + numpy.arange(height.shape[0]) + 0.5) * 180 / HEIGHT)
    metres = 111120 * 180 / HEIGHT
    east = numpy.gradient(height, axis=1) / (metres * numpy.maximum(numpy.cos(lat), 0.08))[:, None]
    south = numpy.gradient(height, axis=0) / metres
    east, south = 6 * east, 6 * south
    light = (1 + 0.7071 * (east + south)) / numpy.sqrt(1 + east * east + south * south)      # of the sine of 45 degrees
    return FLAT * (light - 1)


def main(work, out):
    index = height_index(f'{work}/x/marble-qt-data/usr/share/marble/data/maps/earth/srtm/3')
    land = land_mask(f'{work}/tmp/admin1.geojson')
    table = smooth_table()
    picture = numpy.full((HEIGHT, WIDTH), FLAT, 'uint8')
    for top in range(0, HEIGHT, BAND):
        first, last = max(0, top - MARGIN), min(HEIGHT, top + BAND + MARGIN)
        heights = numpy.interp(denoised(index[first:last]), numpy.arange(256), table)
        is_land = gaussian_filter(land[first:last].astype('float32'), 1)
        shades = shade(numpy.where(heights < -450, -450, heights), first) * numpy.clip(2 * is_land - 0.6, 0, 1)
        shades = shades ** 3 / (shades ** 2 + FAINT ** 2)
        band = numpy.clip(numpy.rint(FLAT + shades), 0, 255).astype('uint8')
        picture[top:top + BAND] = band[top - first:top - first + min(BAND, HEIGHT - top)]
    memory = gdal.GetDriverByName('MEM').Create('', WIDTH, HEIGHT, 1, gdal.GDT_Byte)
    memory.GetRasterBand(1).WriteArray(picture)
    gdal.GetDriverByName('JPEG').CreateCopy(f'{out}/basemap/relief.jpg', memory, options=['QUALITY=56'])
    print(f"relief: {os.path.getsize(f'{out}/basemap/relief.jpg')} bytes, {numpy.mean(picture == FLAT):.0%} flat, "
          f'from {picture.min()} to {picture.max()}')


if __name__ == '__main__':
    main(*sys.argv[1:])
