#!/usr/bin/python3
"""The lines and areas that Natural Earth has beside the countries, with English names -> GeoJSON for physical.topo.json.

Usage: physical.py WORKDIR
"""
import json
import re
import subprocess
import sys

from admin_areas import write_geojson
from pn2 import read_pn2

# Rivers carry the name of each country that they run through, and '?' for each letter that an old encoding lost.
ENGLISH_RIVERS = {
    'Firat': 'Euphrates', 'Al Furat': 'Euphrates', 'Dicle': 'Tigris', 'Bahr el Jebel  (Mountain Nile)': 'White Nile',
    'Bahr el Jebel  (White Nile)': 'White Nile', 'El Bahr el Abyad  (White Nile)': 'White Nile', 'Abay': 'Blue Nile',
    'Abay (Blue Nile)': 'Blue Nile', 'El Bahr el Azraq  (Blue Nile)': 'Blue Nile', 'Amazonas': 'Amazon', 'Chang Jiang (Yangtze)': 'Yangtze',
    'Jinsha (Yangtze)': 'Yangtze', 'Tongtian': 'Yangtze', 'Tuotuo': 'Yangtze', 'Donau (Danube)': 'Danube', 'Ertis': 'Irtysh',
    'Ertix (Irtysh)': 'Irtysh', 'Lancang (Mekong)': 'Mekong', 'Lualaba (Congo)': 'Lualaba', 'Ob?': 'Ob', 'Selenge (Selenga)': 'Selenga',
    'Yarlung (Brahmaputra)': 'Brahmaputra', 'Dihang': 'Brahmaputra', 'Argun? (Ergun)': 'Argun', 'Heilong Jiang (Amur)': 'Amur',
    'Huang (Yellow)': 'Yellow River', 'Huang': 'Yellow River', 'Shiquan': 'Indus', 'Ayeyarwady (Irrawaddy)': 'Irrawaddy', 'B?nou?': 'Benue',
    'Dnepre': 'Dnieper', 'Dnipro (Dnieper)': 'Dnieper', 'Nu (Salween)': 'Salween', 'Nu': 'Salween', 'Rhein': 'Rhine', 'Rhin (Rhein)': 'Rhine',
    'Svernaya Dvina': 'Northern Dvina', 'Yenisey': 'Yenisei', 'Verkhniy Yenisey': 'Yenisei', 'Niagra': 'Niagara', 'Kiz?lirmak': 'Kızılırmak',
    'Paran?': 'Paraná', 'Parana?ba': 'Paranaíba', 'Parna?ba': 'Parnaíba', 'S?n?gal': 'Senegal', 'S?o  Francisco': 'São Francisco',
    'Guapor?': 'Guaporé', 'Mamor?': 'Mamoré', 'Juru?': 'Juruá', 'Pur?s': 'Purus', 'Tapaj?s': 'Tapajós', 'Japur?': 'Japurá', 'Mara??n': 'Marañón',
    'Caquet?': 'Caquetá', 'Uaup?s': 'Vaupés', 'Guain?a': 'Guainía', 'Tiet?': 'Tietê', 'Neuqu?n': 'Neuquén', 'God?vari': 'Godavari',
    'Mah?na Nad?': 'Mahanadi', 'Gh?ghara': 'Ghaghara', 'Dal?lven': 'Dalälven', 'Indals?lven': 'Indalsälven', 'Ol?kma': 'Olyokma',
    'Olen?k': 'Olenyok', 'Ogoou?': 'Ogooué', 'Anadyr?': 'Anadyr', 'Amgun?': 'Amgun', 'Nakanb? (White Volta)': 'White Volta', 'Aripuan?': 'Aripuanã',
    'Ou?m?': 'Ouémé', 'Carcara??': 'Carcarañá', 'Copiap?': 'Copiapó', 'Gu?rico': 'Guárico', 'Caron?': 'Caroní', 'Pungu?': 'Pungwe',
    'Thj?rs?': 'Þjórsá', 'L?rio': 'Lúrio', 'Severnaya Sos?va': 'Severnaya Sosva', 'Bol?shoy Yenisey': 'Great Yenisei',
    'Bol?shoy Anyuy': 'Bolshoy Anyuy', 'Bol?shoy Yugan': 'Bolshoy Yugan', 'Bol?shaya Kuonamka': 'Bolshaya Kuonamka', 'Di?er Songhua': 'Songhua',
    'Tao?er': 'Taoer', 'Song?acha': 'Songacha', 'Indai?': 'Indaiá', 'Iva?': 'Ivaí', 'Juta?': 'Jutaí', 'Piau?': 'Piauí', 'Nhamund?': 'Nhamundá',
    'Jiparan?': 'Ji-Paraná', 'Ibicu?': 'Ibicuí', 'Komo?': 'Komoé', 'Baoul?': 'Baoulé', 'Aoukal?': 'Aoukalé', 'A?na': 'Aïna', 'Bago?': 'Bagoé',
    'G?ba': 'Gêba', 'Tom?': 'Tom', 'Zay?': 'Zaya', 'Za?gya': 'Zagya', 'K?nes': 'Künes', 'Kad??': 'Kadéï', 'Oco?a': 'Ocoña', 'B?o-B?o': 'Biobío',
    'Ajaj?': 'Ajajú', 'Shatt al Arab': 'Shatt al-Arab', 'Rhone': 'Rhône', 'Wisla': 'Vistula', 'Dnestr': 'Dniester', 'Dnister': 'Dniester',
    'Tejo': 'Tagus', 'Tajo': 'Tagus', 'Labe': 'Elbe', 'Odra': 'Oder', 'Ayeyarwady': 'Irrawaddy', 'Tisza': 'Tisza', 'Kura': 'Kura',
}
ENGLISH_LAKES = {
    'Lago Poop': 'Lake Poopó', 'Lago Nahuel Huap': 'Lake Nahuel Huapi', 'Lago San Martn': 'Lago San Martín', 'Represa de Tucuru': 'Tucuruí Reservoir',
    'Represa de So Simo': 'São Simão Reservoir', 'Embalse de Gurico': 'Embalse de Guárico', 'Laguna Iber': 'Laguna Iberá', 'Laguna Chil': '',
    'Embalse de Buenda': 'Embalse de Buendía', 'Embalse de Entrepeas': 'Embalse de Entrepeñas', 'Lago Conceptin': 'Lago Concepción',
    'Lac le--la-Crosse': 'Lac Île-à-la-Crosse', 'Lago de Nicaragua': 'Lake Nicaragua', 'Lago de Managua': 'Lake Managua', 'Lago di Garda': 'Lake Garda',
    'Lago di Como': 'Lake Como', 'Lago de Valencia': 'Lake Valencia', 'Qinghai Hu': 'Qinghai Lake', 'Lac Moeru': 'Lake Mweru', 'Represa Itaipu': 'Itaipu Reservoir',
    'Lago de Cahora Bassa': 'Cahora Bassa', 'Embalse de Guri': 'Guri Reservoir',
    'Ataturk Barajt': 'Lake Atatürk', 'Keban Baraji': 'Lake Keban', 'Razazah Lake': 'Lake Razazah', 'Egridir': 'Lake Eğirdir', 'Beysehir': 'Lake Beyşehir', 'Van': 'Lake Van', 'Lago Titicaca': 'Lake Titicaca', 'Ozero Baykal': 'Lake Baikal',
                 'Buhayrat al-Assad': 'Lake Assad', 'Vanern': 'Vänern', 'Vattern': 'Vättern', 'Lake Tiberias': 'Sea of Galilee'}
# Marble's breakaway and disputed areas have no names: a point inside each tells which it is.
DISPUTED_AREAS = {
    'Golan Heights': (35.78, 33.0), 'Kashmir': (76.5, 34.6), 'Aksai Chin': (79.5, 35.2), 'Abkhazia': (41.0, 43.0), 'South Ossetia': (44.0, 42.35),
    'Transnistria': (29.6, 46.9), 'Nagorno-Karabakh': (46.75, 39.85), 'Northern Cyprus': (33.6, 35.27), 'Somaliland': (46.0, 9.6),
    'Western Sahara': (-13.0, 25.0), 'Abyei': (28.4, 9.6), 'Kosovo': (20.9, 42.6), 'Gilgit-Baltistan': (75.0, 36.0), 'Azad Kashmir': (73.9, 34.2),
    'Kuril Islands': (147.9, 45.2), 'Shaksgam Valley': (76.6, 36.0), 'Arunachal Pradesh': (94.5, 28.2), 'Hala\'ib Triangle': (35.5, 22.4),
    'Bir Tawil': (33.7, 21.9), 'Demchok': (79.4, 32.7), 'Ilemi Triangle': (35.3, 5.0), 'Korean DMZ': (127.5, 38.3), 'Siachen Glacier': (77.1, 35.4),
    'Falkland Islands': (-59.2, -51.8), 'Puntland': (49.2, 8.8), 'Doklam': (89.0, 27.4), 'Kalapani': (80.9, 30.2)}


def convert(target, source, *options):
    subprocess.run(['ogr2ogr', '-f', 'GeoJSON', target, source, '-lco', 'COORDINATE_PRECISION=5', *options], check=True)


def edit(path, change):
    collection = json.load(open(path, encoding='utf-8'))
    for feature in collection['features']:
        change(feature['properties'])
    write_geojson(path, collection['features'])


def name_river(p):
    if p['name']:
        p['name'] = ENGLISH_RIVERS.get(p['name'], p['name']).replace('?', '')


def name_lake(p):
    name = ENGLISH_LAKES.get(p['name'], p['name'])
    p['name'] = re.sub(r'^(Buhayrat|Ozero) ((ath|al|as|an)[ -])?', 'Lake ', name).replace('Vodokhranilishche', 'Reservoir') if name else name


def classify_border(p):
    """Natural Earth's border classes, with what it counts as settled and is not."""
    sides = {p['adm0_a3_l'], p['adm0_a3_r']}
    if sides == {'ISR', 'SYR'}:
        p['featurecla'] = 'Line of control (please verify)'
    if sides == {'LBN', 'SYR'}:        # not marked everywhere, but claimed by nobody
        p['featurecla'] = 'International boundary (verify)'
    p['class'] = {'Int': 'international', 'Dis': 'disputed', 'Ind': 'indefinite', 'Lin': 'line of control', 'Ove': 'overlay',
                  'Lea': 'lease', 'For': 'disputed'}[p['featurecla'][:3]]


def main(work):
    from shapely.geometry import Point, shape
    magics = f'{work}/x/libmagics++-data/usr/share/magics/10m'
    claims = f'{work}/x/qgis-common/usr/share/qgis/resources/data/world_map.gpkg'
    marble = f'{work}/x/marble-qt-data/usr/share/marble/data/naturalearth'
    tmp = f'{work}/tmp'
    convert(f'{tmp}/lakes.geojson', f'{magics}/ne_10m_ocean.shp', '-dialect', 'SQLite', '-sql',
            'select name, name_alt, scalerank, geometry from ne_10m_ocean where featurecla is null')
    convert(f'{tmp}/rivers.geojson', f'{magics}/ne_10m_rivers_lake_centerlines.shp', '-select', 'name,name_alt,scalerank,featurecla,rivernum')
    convert(f'{tmp}/borders.geojson', f'{magics}/ne_10m_admin_0_boundary_lines_land.shp', '-select',
            'featurecla,name,adm0_left,adm0_right,adm0_a3_l,adm0_a3_r')
    convert(f'{tmp}/disputed_lines.geojson', claims, 'disputed_borders')
    edit(f'{tmp}/rivers.geojson', name_river)
    edit(f'{tmp}/lakes.geojson', name_lake)
    edit(f'{tmp}/borders.geojson', classify_border)
    for layer in ('urban_areas', 'glaciated_areas', 'playas', 'admin_0_breakaway_disputed_areas', 'admin_0_boundary_lines_maritime_indicator'):
        features = read_pn2(f'{marble}/ne_50m_{layer}.pn2')
        if 'disputed' in layer:
            for f in features:
                area = shape(f['geometry']).buffer(0)
                f['properties']['name'] = next((n for n, at in DISPUTED_AREAS.items() if area.contains(Point(at))), '')
        write_geojson(f'{tmp}/ne_50m_{layer}.geojson', features)


if __name__ == '__main__':
    main(*sys.argv[1:])
