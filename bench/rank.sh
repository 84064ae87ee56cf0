#!/bin/sh
# Scores a seeded sample of a benchmark by every proxy, and writes the scores to
# target/bench/BENCHMARK.csv, for table.sh. Starts a service, or uses that at ZICO_URL.
# usage: bench/rank.sh nats-tss|nasbench101|transnas|transnas-autoencoding|transnas-scene
#   [--architectures N] [--seed 0] [--proxies a,b | --without a,b] [--parameters '{"C": 16, "N": 1}']
#   [--batch 64] [--seeds 0,1,2] [--out FOLDER] [--shared ../shared]
#   [--job ID]   waits for that job and takes its scores; it must be about the same sample
set -eu
if [ $# -eq 0 ]; then
  sed -n 2,8p "$0"
  exit 2
fi
benchmark=$1
shift
exec "$(dirname "$0")/../src/acceptance/with-service.sh" Rank --benchmark "$benchmark" "$@"
