#!/bin/sh
# Makes a table of rank correlations out of files of scores by rank.sh; those of other proxies on
# the same sample are merged. Needs no service.
# usage: bench/table.sh nats-tss|nasbench101|transnas-autoencoding|transnas-scene --scores a.csv,b.csv
#   [--out TABLE.md]   keeps what stands below "## Notes" in it
#   [--merged ALL.csv.gz] [--shared ../shared]
set -eu
if [ $# -eq 0 ]; then
  sed -n 2,6p "$0"
  exit 2
fi
benchmark=$1
shift
exec "$(dirname "$0")/../src/acceptance/program.sh" Table --benchmark "$benchmark" "$@"
