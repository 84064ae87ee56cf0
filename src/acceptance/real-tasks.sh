#!/bin/sh
# Scores real architectures by every kind of label that there are real images for.
# usage: src/acceptance/real-tasks.sh [--architectures 10] [--seed 0] [--shared ../shared]
exec "$(dirname "$0")/with-service.sh" RealTasks "$@"
