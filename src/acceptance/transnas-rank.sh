#!/bin/sh
# Compares the ranks of TransNAS cells with what training gave, on two tasks.
# usage: src/acceptance/transnas-rank.sh [--architectures 200] [--side 64] [--batch 8] [--seed 0] [--shared ../shared]
exec "$(dirname "$0")/with-service.sh" TransNasRank "$@"
