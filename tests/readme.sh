#!/usr/bin/env bash
# Runs README.md (or the file given): every block fenced ```bash, in order, each in a shell of its own at the repository's
# root. A block fenced ```bash server runs in the background until the end. Blocks that are not to be run are fenced ```console.
set -euo pipefail
readme=$(realpath "${1:-"$(dirname "${BASH_SOURCE[0]}")/../README.md"}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ -f $readme ]] || { echo "There is no ${readme##*/} to run." >&2; exit 1; }

# What the last run left would make this one another.
rm -rf .artifacts/readme
blocks=$(mktemp -d)
servers=()
finish() {
  for server in "${servers[@]}"; do kill -- "-$server" 2>/dev/null || true; done
  rm -rf "$blocks"
}
trap finish EXIT

# One file a block, named by the line where it begins. The fence's indent is taken off, as Markdown does within a list.
awk -v out="$blocks" '
  match($0, /^ *```/) && !inside {
    inside = 1; indent = RLENGTH - 3; kind = substr($0, RLENGTH + 1); sub(/[ \t\r]+$/, "", kind)
    file = kind == "bash" ? "run" : kind == "bash server" ? "server" : ""
    if (kind ~ /^bash/ && file == "") { print "line " NR ": a block is bash or bash server, not " kind > "/dev/stderr"; wrong = 1; exit 2 }
    if (file != "") { file = sprintf("%s/%05d.%s", out, NR, file); printf "" > file }
    next
  }
  /^ *```[ \t\r]*$/ && inside { inside = 0; if (file != "") close(file); file = ""; next }
  inside && file != "" { line = $0; for (n = 0; n < indent; n++) sub(/^ /, "", line); print line > file }
  END { if (inside && !wrong) { print "the last block is not closed" > "/dev/stderr"; exit 2 } }
' "$readme"

count=0
for block in "$blocks"/*; do
  [[ -e $block ]] || break
  line=$((10#$(basename "${block%.*}")))
  echo "-- ${readme##*/}:$line"
  sed 's/^/   /' "$block"
  if [[ $block == *.server ]]; then
    setsid bash -euo pipefail "$block" </dev/null &
    servers+=($!)
  else
    bash -euo pipefail "$block" </dev/null || { echo "${readme##*/}:$line failed" >&2; exit 1; }
  fi
  count=$((count + 1))
done

((count > 0)) || { echo "${readme##*/} has no block fenced bash, so nothing was proven" >&2; exit 1; }
echo "-- ${readme##*/}: $count blocks ran"
