#!/bin/bash
# How fast the viewer is, on a display without a screen (Xvfb, 1920 x 1080) with software OpenGL:
#   tests/bench/bench_viewer.sh [W.loci | FILE…]…      (default: the sample documents)
# With MILLION=W.loci the same again for that workspace (make_big_workspace makes one). Prints
#   first frame   from exec to the first frame on the screen: median of 5 starts
#   drag          a frame with its swap while the map is dragged: median, 99 %
#   zoom step     from the end of its motion until everything is sharp, and from the key press: the worst of 6
#   idle          processor time while nothing happens, and frames drawn
# Needs Xvfb, xdotool and a built loci-map. Measure on a machine that does nothing else.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
program=${LOCI_MAP:-$top/build/bin/loci-map}
[ $# -gt 0 ] || set -- "$top"/assets/samples/*.*
scratch=$(mktemp -d)
export XDG_DATA_HOME=$scratch XDG_STATE_HOME=$scratch XDG_RUNTIME_DIR=$scratch SDL_VIDEODRIVER=x11
server='' viewer=''
end() {
  [ -z "$viewer" ] || kill "$viewer" 2>/dev/null || true
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap end EXIT

mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 1920x1080x24 +extension GLX -nolisten tcp 3>"$scratch/display" 2>/dev/null &
server=$!
DISPLAY=:$(head -1 "$scratch/display")
export DISPLAY

start() {  # starts the viewer and waits until everything is drawn
  rm -f "$scratch/state.json" "$scratch/frames"
  "$program" --frame-times "$scratch/frames" --state "$scratch/state.json" "$@" &
  viewer=$!
  rest
}
rest() {
  for _ in $(seq 600); do
    sleep 0.1
    grep -q '"settled": true' "$scratch/state.json" 2>/dev/null && return
  done
  echo "the viewer did not come to rest" >&2
  exit 1
}
stop() { kill "$viewer"; wait "$viewer" 2>/dev/null || true; viewer=; }
percentile() { sort -n | awk -v p="$1" '{a[NR]=$1} END {i=int(NR*p/100+0.999999); print NR ? a[i<1?1:i] : "none"}'; }
ticks() { awk '{print $14+$15}' "/proc/$viewer/stat"; }
frames() { wc -l < "$scratch/frames"; }

measure() {  # $1: a workspace
  for _ in 1 2 3 4 5; do
    start "$1"
    awk '/^first_frame_ms/ {print $2}' "$scratch/frames"
    stop
  done | percentile 50 | sed 's/^/  first frame: /; s/$/ ms after exec (median of 5)/'

  start "$1"
  before=$(frames)
  xdotool mousemove 900 560 mousedown 1
  for _ in $(seq 40); do
    for step in 9 9 9 9 9 -9 -9 -9 -9 -9; do xdotool mousemove_relative -- "$step" 3 mousemove_relative -- 0 -3; done
  done
  xdotool mouseup 1
  tail -n +$((before + 1)) "$scratch/frames" | awk '$3 == "moving" {print $2}' > "$scratch/moving"
  echo "  drag: $(wc -l < "$scratch/moving") frames, $(percentile 50 < "$scratch/moving") ms median," \
    "$(percentile 99 < "$scratch/moving") ms 99 %"

  sleep 1
  for key in plus minus plus plus minus minus; do
    rest
    before=$(frames)
    xdotool key "$key"
    sleep 1.5
    tail -n +$((before + 1)) "$scratch/frames" | awk '
      $3 == "moving" {if (!from) from = $1 - $2 / 1000; stop = $1; sharp = 0}
      $3 == "sharp" && !sharp {sharp = $1}
      END {if (from && sharp) printf "%d %d\n", (sharp - stop) * 1000, (sharp - from) * 1000}'
  done > "$scratch/zooms"
  echo "  zoom step: sharp $(cut -d' ' -f1 "$scratch/zooms" | percentile 100) ms after its motion," \
    "$(cut -d' ' -f2 "$scratch/zooms" | percentile 100) ms after the key (worst of $(wc -l < "$scratch/zooms"))"

  rest
  sleep 3
  from=$(ticks) before=$(frames)
  sleep 10
  echo "  idle: $(($(ticks) - from)) ticks of processor time in 10 s ($(getconf CLK_TCK) ticks are 1 s)," \
    "$(($(frames) - before)) frames"
  stop
}

# Documents are read once; what is timed opens the workspace.
start "$@"
stop
case $1 in *.loci) workspace=$1 ;; *) workspace=$(ls "$scratch"/loci/*.loci) ;; esac
echo "$(basename "$1") and what came with it:"
measure "$workspace"
if [ -n "${MILLION:-}" ]; then
  echo "$(basename "$MILLION"):"
  measure "$MILLION"
fi
