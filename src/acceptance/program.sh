#!/bin/sh
# Compiles the programs of this folder and of bench/, and runs one of them.
# usage: src/acceptance/program.sh RealTasks [option value]...
set -eu
cd "$(dirname "$0")/../.."
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
javac -d "$classes" src/acceptance/*.java bench/*.java src/main/java/io/zico/core/ranking/RankCorrelation.java
java -cp "$classes" "$@"
