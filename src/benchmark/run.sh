#!/bin/sh
# Benchmarks: "engine" (what a score costs in the engine), "rewriting" (what running the canonical
# form is worth), "proxies" (what more proxies cost in the same passes), "memory" (5,000 small
# scores), "search" (what a candidate costs outside of scoring and storing), "searches" (the same
# with both, over HTTP) or "service" (what HTTP and the database add). Set JAVA to use another Java.
set -eu
cd "$(dirname "$0")/../.."
case "${1:-engine}" in
  engine) main="EngineBenchmark" ;;
  rewriting) main="EngineBenchmark rewriting" ;;
  proxies) main="EngineBenchmark proxies" ;;
  memory) main="EngineBenchmark memory" ;;
  search) main="SearchBenchmark ${2:-evolution} ${3:-plainnet} ${4:-100000}" ;;
  searches) main="SearchServiceBenchmark ${2:-evolution} ${3:-plainnet} ${4:-100000} ${5:-64}" ;;
  service) main="ServiceBenchmark" ;;
  *) sed -n 2,5p "$0"; exit 2 ;;
esac
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath
export OMP_NUM_THREADS=1
# large activations are kept by the allocator instead of being mapped anew
export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=8589934592 THP_MEM_ALLOC_ENABLE=1
# shellcheck disable=SC2086 # the class and its arguments are several words
exec "${JAVA:-java}" -Xmx2g -Drounds="${ROUNDS:-3}" \
  -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1 -DOPT_OUT_TRACKING=true \
  -Dlogging.level.root=WARN \
  -cp "target/test-classes:target/classes:$(cat target/benchmark.classpath)" \
  io.zico.benchmark.$main
