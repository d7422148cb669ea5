#!/usr/bin/env bash
# How fast `loci add` reads a folder, and how much memory it takes; then the same folder, killed ten times and gone on with:
# what the workspace has in the end is compared with that of the first.
#   bash tests/bench/bench_add.sh [DOCUMENTS]      default: 100000, each of about 2 KB, made here and removed
# Needs GNU time. LOCI_BIN names the folder of another build's programs.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=${LOCI_BIN:-$top/build/bin}
count=${1:-100000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 - "$scratch/pile" "$count" <<'END'
import pathlib, random, sys
pile, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
towns = "Homs Hama Aleppo Idlib Raqqa Palmyra Damascus Mosul Tikrit Baghdad Beirut Tripoli Amman Tartus Latakia".split()
acts = ["opened its market", "lost its bridge", "sent lorries north", "waited for rain", "counted its wells"]
chance = random.Random(7)
for i in range(count):
    if i % 1000 == 0:
        (pile / str(i // 1000)).mkdir(parents=True)
    lines = [f"On day {chance.randrange(400)} the town of {chance.choice(towns)} {chance.choice(acts)}, and a driver "
             f"from {chance.choice(towns)} said that {chance.randrange(90)} others would follow." for _ in range(16)]
    (pile / str(i // 1000) / f"{i}.txt").write_text(f"Report {i}\n\n" + "\n\n".join(lines) + "\n")
END
bytes=$(find "$scratch/pile" -type f -printf '%s\n' | awk '{ sum += $1 } END { print sum }')
/usr/bin/time -f '%e %M' -o "$scratch/time" "$bin/loci" add -w "$scratch/w.loci" "$scratch/pile" 2> "$scratch/said"
tail -1 "$scratch/said"
read -r seconds peak_kb < "$scratch/time"
awk -v n="$count" -v b="$bytes" -v s="$seconds" -v m="$peak_kb" 'BEGIN {
  printf "%d documents, %.1f MB: %.1f s, %.0f documents/s, %.2f MB/s, peak %.0f MB\n", n, b / 1e6, s, n / s, b / 1e6 / s, m / 1024 }'

{ # without bash saying each time that it was killed
for _ in $(seq 10); do
  timeout -s KILL "$(awk -v s="$seconds" 'BEGIN { print s / 11 }')" "$bin/loci" add -w "$scratch/killed.loci" "$scratch/pile" \
    2> /dev/null || true
done; } 2> /dev/null
"$bin/loci" add -w "$scratch/killed.loci" "$scratch/pile" 2> "$scratch/said"
tail -1 "$scratch/said" | sed "s|$scratch/||"
python3 - "$scratch/w.loci" "$scratch/killed.loci" <<'END'
import sqlite3, sys
asked = ("SELECT count(*) FROM documents", "SELECT count(DISTINCT path) FROM documents", "SELECT count(*) FROM mentions",
         "SELECT count(*) FROM resolutions WHERE place IS NOT NULL", "SELECT count(*) FROM words")
whole, killed = ([sqlite3.connect(file).execute(query).fetchone()[0] for query in asked] for file in sys.argv[1:])
print("killed ten times:", "the same" if whole == killed else "DIFFERENT", "documents, paths, mentions, places, indexed texts", killed)
sys.exit(whole != killed)
END
