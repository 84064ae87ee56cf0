#!/bin/sh
# Submits the longest list that is taken, and says how long that takes and how much memory.
# usage: src/acceptance/long-list.sh [--architectures 20000] [--watch 30]
exec "$(dirname "$0")/with-service.sh" LongList "$@"
