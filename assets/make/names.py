#!/usr/bin/python3
"""Abbreviations and demonyms -> abbreviations.names.tsv, demonyms.names.tsv: hand-written lists with place ids put in.

The lists name a place by its ISO code (SY), its area code (US.KY) or its id. Usage: names.py OUTDIR
"""
import os
import sys

from places import read_table, write_table

HERE = os.path.dirname(os.path.abspath(__file__))


def main(out):
    ids = {row['country']: row['id'] for row in read_table(f'{out}/countries.places.tsv')}
    ids.update({f"{row['country']}.{row['admin1']}": row['id'] for row in read_table(f'{out}/admin1.places.tsv')})
    for name in ('countries', 'admin1', 'cities', 'curated'):
        ids.update({row['id']: row['id'] for row in read_table(f'{out}/{name}.places.tsv')})
    for source, target in (('abbreviations.txt', 'abbreviations.names.tsv'), ('demonyms.txt', 'demonyms.names.tsv')):
        rows, missing = [], []
        for line in open(f'{HERE}/{source}', encoding='utf-8'):
            if not line.strip() or line[0] == '#':
                continue
            place, *groups = [part.strip() for part in line.rstrip('\n').split(';')]
            if place not in ids:
                missing.append(place)
                continue
            for group in groups:
                kind, names = group.split(':', 1)
                for name in names.split(','):
                    if name.strip():
                        rows.append([ids[place], name.strip(), {'abbr': 'abbreviation', 'adj': 'adjective', 'people': 'demonym',
                                                              'met': 'metonym'}[kind]])
        assert not missing, (source, missing)
        assert len({tuple(r) for r in rows}) == len(rows), [r for r in rows if rows.count(r) > 1]
        write_table(f'{out}/{target}', ['place_id', 'name', 'kind'], rows)
        print(f'{target}: {len(rows)} names')


if __name__ == '__main__':
    main(*sys.argv[1:])
