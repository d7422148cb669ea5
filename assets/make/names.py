#!/usr/bin/python3
"""Abbreviations and demonyms -> abbreviations.names.tsv, demonyms.names.tsv: hand-written lists with place ids put in.

The lists name a place by its ISO code (SY), its area code (US.KY) or its id. Usage: names.py OUTDIR
"""
import os
import sys

from places import read_table, write_table

HERE = os.path.dirname(os.path.abspath(__file__))


KINDS = {'abbr': 'abbreviation', 'adj': 'adjective', 'people': 'demonym', 'metonym': 'metonym'}


def expand(kind, name):
    """The forms that one entry of a list stands for, each with its kind."""
    if kind == 'reg':
        return [(name, 'adjective'), (name, 'demonym'), (f'{name}s', 'demonym')]
    if kind == 'same':
        return [(name, 'adjective'), (name, 'demonym')]
    return [(name, KINDS[kind])]


def entries(source):
    """The lines of a list: of each its place, and the forms of its names with their kinds."""
    for line in open(f'{HERE}/{source}', encoding='utf-8'):
        if not line.strip() or line[0] == '#':
            continue
        place, *groups = [part.strip() for part in line.rstrip('\n').split(';')]
        forms = []
        for group in groups:
            kind, names = group.split(':', 1)
            for name in names.split(','):
                forms += expand(kind, name.strip())
        yield place, forms


def demonym_forms():
    """All adjectives and names of people."""
    return [form for _, forms in entries('demonyms.txt') for form, _ in forms]


def main(out):
    ids = {row['country']: row['id'] for row in read_table(f'{out}/countries.places.tsv')}
    ids.update({f"{row['country']}.{row['admin1']}": row['id'] for row in read_table(f'{out}/admin1.places.tsv')})
    for name in ('countries', 'admin1', 'cities', 'curated'):
        ids.update({row['id']: row['id'] for row in read_table(f'{out}/{name}.places.tsv')})
    for source, target in (('abbreviations.txt', 'abbreviations.names.tsv'), ('demonyms.txt', 'demonyms.names.tsv'),
                           ('metonyms.txt', 'metonyms.names.tsv')):
        rows, missing = [], []
        for place, forms in entries(source):
            if place not in ids:
                missing.append(place)
                continue
            rows += ([ids[place], form, kind] for form, kind in forms)
        assert not missing, (source, missing)
        rows = [list(row) for row in dict.fromkeys(map(tuple, rows))]
        write_table(f'{out}/{target}', ['place_id', 'name', 'kind'], rows)
        print(f'{target}: {len(rows)} names')


if __name__ == '__main__':
    main(*sys.argv[1:])
