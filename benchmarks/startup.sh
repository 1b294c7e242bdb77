#!/usr/bin/env bash
# How fast Viva starts: wall time of `java -version`, of a one-shot command against a running server, and of a server's first
# answer from its start. Medians of RUNS (default 9) runs, taken in turn so that other load meets all three alike; and the ratios
# to `java -version`, which hold across machines. Build first: mvn package, or ./viva quickstart.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${RUNS:-9}
aim_command=6
aim_server=25

work=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
for name in $(env | sed -n 's/^\(VIVA_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

now() { echo $(($(date +%s%N) / 1000)); }

# The address of the server that logs to $1, once it has one.
address() {
  local found=
  until found=$(sed -n 's/.*serving on \([^ ,]*\).*/\1/p' "$1") && [ -n "$found" ]; do
    kill -0 "$server" || { cat "$1" >&2; exit 1; }
    sleep 0.01
  done
  echo "$found"
}

# Microseconds that a command takes.
timed() {
  local start
  start=$(now)
  "$@" >/dev/null 2>&1
  echo $(($(now) - start))
}

# Microseconds from the start of a server to its first answer; what asks is curl, whose own start is small.
first_answer() {
  local port=$1 home=$2 start end
  start=$(now)
  ./viva serve --port "$port" --home "$home" >"$work/log" 2>&1 &
  local pid=$!
  until curl -sf "http://127.0.0.1:$port/healthz" >/dev/null 2>&1; do
    kill -0 "$pid" || { cat "$work/log" >&2; exit 1; }
    sleep 0.01
  done
  end=$(now)
  kill "$pid"
  wait "$pid" 2>/dev/null || true
  echo $((end - start))
}

./viva serve --port 0 --home "$work/home" >"$work/serve.log" 2>&1 &
server=$!
export VIVA_HOME=$work/home
VIVA_SERVER=$(address "$work/serve.log")
export VIVA_SERVER
./viva import seeds/banks >/dev/null 2>&1

# The first command above had an archive made, if there was none; wait for it, since it is what people get from then on.
for _ in $(seq 60); do
  [ -n "$(find target -name 'server-*.archive' -newer server/target/viva-server.jar 2>/dev/null)" ] && break
  sleep 1
done
free=$((20000 + $$ % 20000))
for _ in $(seq "$runs"); do
  timed "$java" -version >>"$work/java"
  timed ./viva bank list >>"$work/command"
  first_answer "$free" "$work/other" >>"$work/server"
done

median() { sort -n "$1" | sed -n "$(((runs + 1) / 2))p"; }
base=$(median "$work/java")
report() {
  awk -v what="$1" -v took="$2" -v base="$base" -v aim="$3" 'BEGIN {
    printf "%-28s %6.0f ms", what, took / 1000
    if (aim) printf "  %5.1f x java -version (aim %d)", took / base, aim
    print ""
  }'
}
report 'java -version' "$base" 0
report './viva bank list' "$(median "$work/command")" $aim_command
report 'first answer of the server' "$(median "$work/server")" $aim_server
