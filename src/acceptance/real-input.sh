#!/bin/sh
# Scores real architectures on real images, from start to end, and compares with the truth.
# usage: src/acceptance/real-input.sh [--architectures 300] [--seed 0] [--shared ../shared]
cd "$(dirname "$0")/../.."
bench/rank.sh nats-tss --architectures 300 --proxies zico,params --out target/bench/real-input "$@" &&
  bench/table.sh nats-tss --scores target/bench/real-input/nats-tss.csv
