#!/bin/sh
# Starts the service as the README says, on a free folder, runs a program, stops it. Where ZICO_URL
# is set, the program uses the service there, and what that has scored already is not scored again.
# usage: src/acceptance/with-service.sh RealTasks [option value]...
set -eu
cd "$(dirname "$0")/../.."

program=$1
shift
if [ -n "${ZICO_URL:-}" ]; then
  exec src/acceptance/program.sh "$program" --url "$ZICO_URL" "$@"
fi
port=${PORT:-8099}
if curl -s "http://localhost:$port" >/dev/null; then
  echo "something answers at port $port already; set PORT to a free one" >&2
  exit 1
fi
folder=$(mktemp -d)
log=$folder/service.log

# a session of its own, so that Maven and the service it starts can be ended together
SERVER_PORT=$port ZICO_DATA=$folder/data setsid mvn -B spring-boot:run >"$log" 2>&1 &
service=$!
trap 'kill -s TERM -- -$service 2>/dev/null || true; wait $service 2>/dev/null || true; rm -rf "$folder"' EXIT

until curl -fs "http://localhost:$port/actuator/health" >/dev/null; do
  if ! kill -0 $service 2>/dev/null; then
    tail -n 50 "$log" >&2
    exit 1
  fi
  sleep 1
done

src/acceptance/program.sh "$program" --url "http://localhost:$port" "$@"
