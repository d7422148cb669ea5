#!/usr/bin/python3
"""Given names of many countries -> lexicon/first_names.txt, which lexicon.sh has begun with English ones.

Usage: given_names.py WORKDIR OUTDIR      (after the gazetteer's tables and lexicon.sh)

Left out is what a reader would rather take for something else: ordinary words, and towns of 5,000 people or more, areas and
their adjectives.
"""
import glob
import json
import re
import sys
import subprocess

from places import fold, read_table

BY_LANGUAGE = 'n/gender-detection-from-name-1.11.5/package/names'
BY_LOCALE = 'n/faker-js-faker-10.6.0/package/dist/index.js'
LOCALES = ('af_ZA az cs_CZ da de de_AT de_CH en en_AU en_GH en_IN en_NG en_NP en_ZA es es_MX fi fr fr_BE fr_CH fr_SN hr hu id_ID '
           'it ku_kmr_latin lv mk nb_NO nl nl_BE pl pt_BR pt_PT ro ro_MD ru sk sr_RS_latin sv tr uk uz_UZ_latin yo_NG zu_ZA').split()
TOWN = 5000
# Ours: of people in the news, which the lists lack or which a town bears as well that is seldom meant.
OUR_OWN = ('Amartya Ashraf Asma Atal Barham Benazir Ehud Enlai Fatima Gulbuddin Hamza Hassan Ismail Javad Jawad Jinping Joko Lewis Luc Mahathir '
           'Manmohan Mazloum Muammar Muqtada Nabil Nechirvan Pervez Rajesh Rami Ratko Reza Rifaat Susilo Thein Vitali Volodymyr Wei '
           'Xiaoping Yevgeny Zedong').split()
# As the English-language press writes Russian, Ukrainian and Macedonian names.
CYRILLIC = dict(zip('абвгґдѓеєжзѕиіїјйклљмнњопрстќуфхцчџшщъыьэюя',
                    'a b v g g d gj e ye zh z dz i i yi j y k l lj m n nj o p r s t kj u f kh ts ch dzh sh shch  y  e yu ya'.split(' ')))
# Of the Ukrainian letters that Russian has too, one sounds otherwise.
UKRAINIAN = {**CYRILLIC, 'г': 'h', 'и': 'y'}


def romanised(name, table):
    return ''.join(table.get(letter, letter) for letter in name.lower())


def names_by_language(work):
    for file in sorted(glob.glob(f'{work}/{BY_LANGUAGE}/*.js')):
        yield from re.findall(r"^  \['([^']+)', '(?:fe)?male'\]", open(file, encoding='utf-8').read(), re.MULTILINE)


def names_by_locale(work):
    script = (f"import {{allLocales}} from '{work}/{BY_LOCALE}';"
              "const all = x => !x ? [] : Array.isArray(x) ? x : Object.values(x).flat();"
              f"console.log(JSON.stringify({json.dumps(LOCALES)}.map(k => [k, all(allLocales[k].person.first_name)])));")
    found = subprocess.run(['node', '--input-type=module', '-e', script], check=True, capture_output=True, text=True).stdout
    for locale, names in json.loads(found):
        for name in names:
            yield romanised(name, UKRAINIAN if locale == 'uk' else CYRILLIC)


def names_of_places(out):
    for file in glob.glob(f'{out}/gazetteer/*.places.tsv'):
        for row in read_table(file):
            if row['feature_class'] == 'P' and int(row['population'] or 0) < TOWN:
                continue
            yield from [row['name'], *row['alternates'].split('|')]
    for file in glob.glob(f'{out}/gazetteer/*.names.tsv'):
        for row in read_table(file):
            yield row['name']


def main(work, out):
    lexicon = f'{out}/lexicon'
    listed = [line for line in open(f'{lexicon}/first_names.txt', encoding='utf-8').read().split('\n') if line]
    known = {fold(name) for name in listed}
    other = {fold(name) for name in names_of_places(out)}
    other |= {fold(word) for word in open(f'{lexicon}/common_words.txt', encoding='utf-8').read().split('\n')}
    added = {name for name in OUR_OWN if fold(name) not in known}
    known |= {fold(name) for name in added}
    for name in [*names_by_language(work), *names_by_locale(work)]:
        if not re.fullmatch(r'[^\W\d_]{3,}', name) or fold(name) in known or fold(name) in other:
            continue
        known.add(fold(name))
        added.add(name[0].upper() + name[1:])
    with open(f'{lexicon}/first_names.txt', 'w', encoding='utf-8') as file:
        file.write(''.join(f'{name}\n' for name in sorted([*listed, *added])))
    print(f'first_names.txt: {len(listed)} English, {len(added)} others')


if __name__ == '__main__':
    main(*sys.argv[1:])
