#!/bin/sh
# Scores real architectures on real images, from start to end, and compares with the truth.
# usage: src/acceptance/real-input.sh [--architectures 300] [--seed 0] [--shared ../shared]
exec "$(dirname "$0")/with-service.sh" RealInput "$@"
