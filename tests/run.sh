#!/usr/bin/env bash
# Builds and checks everything, from a clean clone on Debian with the .NET 10 SDK and Node 20.
# A step that fails does not stop the next one. The last line is always "N passed, N failed": every test, and one each for
# the format, the content and the README.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
export DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1

passed=0
failed=0
aborted=1
faults=()
log=$(mktemp)
fetched=$(mktemp)

finish() {
  local code=$?
  recall
  rm -f "$log" "$fetched"
  # Whatever ended the script early, the sum must not look green.
  if ((aborted)); then failed=$((failed + 1)); fi
  if ((failed == 0 && passed == 0)); then failed=1; fi
  echo "$passed passed, $failed failed"
  if ((code == 0 && failed > 0)); then code=1; fi
  exit "$code"
}

# Names once more what failed, tests with the first lines of what they say: whoever reads only the end of a long log sees why.
recall() {
  if ((${#faults[@]} > 0)); then printf '== what failed: %s\n' "${faults[@]}"; fi
  awk '
    /^failed / { left = 8; print "== what failed: " substr($0, 8, 200); next }
    left > 0 && /^  from / { next }
    left > 0 && /^(  |$)/ { if (shown++ < 90) print substr($0, 1, 300); left--; next }
    { left = 0 }
  ' "$log"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# step NAME COMMAND...: one check that passes or fails as a whole.
step() {
  local name=$1
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    faults+=("$name")
    echo "== $name FAILED"
  fi
}

# need NAME COMMAND...: what the checks stand on; it counts only when it fails.
need() {
  step "$@"
  passed=$before
}

# The count that follows LABEL in the runner's summary; nothing when the runner did not get that far.
count() {
  awk -v label="$1:" '/^Test run summary/ { found = 1 } found && $1 == label { print $2; exit }' "$log"
}

tests() {
  echo "== tests"
  local code=0 succeeded broken
  dotnet test --solution SupportBot.sln --no-build --results-directory .artifacts/test-results 2>&1 | tee "$log" || code=$?
  succeeded=$(count succeeded)
  broken=$(count failed)
  passed=$((passed + ${succeeded:-0}))
  failed=$((failed + ${broken:-0}))
  # A crashed runner, or a project without tests, fails no test but is a failure.
  if ((code != 0 && ${broken:-0} == 0)); then
    failed=$((failed + 1))
    faults+=("the runner of the tests, which ended with $code")
    echo "== tests FAILED: the runner ended with $code"
  fi
}

# The pages are tried in a real browser: most in its shell without windows, which takes half the time, and in the whole one what only that has.
browser() {
  if [[ -x ${CHROMIUM:-/usr/bin/chromium} && -x ${CHROMIUM:-/usr/bin/chromium-headless-shell} ]]; then return; fi
  local root=()
  if ((EUID != 0)); then root=(sudo); fi
  # An installation can fail half-way on a busy machine; the second one goes on where it stopped.
  for _ in 1 2; do
    if "${root[@]}" apt-get update -q && "${root[@]}" apt-get install -qy --no-install-recommends chromium chromium-headless-shell; then return; fi
  done
  # The whole one can do without the other.
  [[ -x ${CHROMIUM:-/usr/bin/chromium} ]]
}

# The browser comes over the network while the processor builds.
arrived() {
  local code=0
  wait "$fetching" || code=$?
  cat "$fetched"
  return "$code"
}

before=$passed
browser >"$fetched" 2>&1 &
fetching=$!
need restore dotnet restore SupportBot.sln
need build dotnet build SupportBot.sln --no-restore --disable-build-servers
need browser arrived
tests
step format dotnet format SupportBot.sln --verify-no-changes --no-restore
step validate dotnet run --no-build --project src/SupportBot.Server -- validate
step readme tests/readme.sh
aborted=0
