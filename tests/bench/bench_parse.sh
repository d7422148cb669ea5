#!/usr/bin/env bash
# How fast `loci parse` reads on one core, text to JSON, beside grep, which only finds names: `grep -oFwf` with the 168,400 names of
# the most populous places on the same text, turn by turn. The ratio of their times is what to look at.
#   bash tests/bench/bench_parse.sh [MEGABYTES, 100 where not said]
# The text is made here, the same each time: words of the samples, and every forty words a name of a place.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=${LOCI_BIN:-$top/build/bin}
megabytes=${1:-100}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 - "$top" "$scratch" "$megabytes" <<'END'
import json, pathlib, random, sqlite3, sys
top, scratch, megabytes = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
gazetteer = sqlite3.connect(top / 'build/share/loci/world.gazetteer')
names = [name for (name,) in gazetteer.execute(
    "SELECT DISTINCT name FROM places WHERE population > 0 ORDER BY population DESC LIMIT 168400") if len(name) > 1]
(scratch / 'names').write_text('\n'.join(names) + '\n')
sentences = [s for f in sorted((top / 'assets/samples').glob('*.txt')) for s in f.read_text().split('. ') if len(s) > 20]
words = [w for s in sentences for w in s.split() if w.islower() and w.isalpha()]
chance = random.Random(11)
prominent = names[:20000]
with open(scratch / 'text.jsonl', 'w') as out, open(scratch / 'text.txt', 'w') as plain:
    size = number = 0
    while size < megabytes * 1_000_000:
        text = ''
        while len(text) < 3000:
            said = [chance.choice(words) for _ in range(40)]
            said[0] = said[0].capitalize()
            said[20:20] = ['in', chance.choice(prominent)]
            text += ' '.join(said) + '. '
        out.write(json.dumps({'id': str(number), 'text': text}, ensure_ascii=False) + '\n')
        plain.write(text + '\n')
        size += len(text.encode())
        number += 1
END

seconds() {
  local began
  began=$(date +%s%N)
  taskset -c 0 "$@" > "$scratch/out" 2> "$scratch/problem" || { cat "$scratch/problem" >&2; exit 1; }
  echo $((($(date +%s%N) - began) / 1000000))
}
echo "Load: $(cut -d' ' -f1-3 /proc/loadavg); text: $(du -m "$scratch/text.txt" | cut -f1) MB, names: $(wc -l < "$scratch/names")"
for _ in 1 2 3; do
  ours=$(seconds "$bin/loci" parse --jsonl "$scratch/text.jsonl")
  theirs=$(seconds env LC_ALL=C.UTF-8 grep -oFwf "$scratch/names" "$scratch/text.txt")
  echo "$ours $theirs"
done | sort -n | awk -v mb="$megabytes" '{a[NR] = $1; b[NR] = $2; r[NR] = $1 / $2}
  END {printf "loci parse %d ms (%.1f MB/s), grep %d ms (%.1f MB/s), ratio %.2f\n", a[2], mb * 1000 / a[2], b[2], mb * 1000 / b[2], r[2]}'
