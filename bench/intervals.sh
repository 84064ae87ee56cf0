#!/bin/sh
# Counts how often the 95 % interval of five seeds covers the mean of a hundred, for networks of
# NATS-Bench on CIFAR-10. Starts a service, or uses that at ZICO_URL.
# usage: bench/intervals.sh [--architectures 100] [--seeds 100] [--seed 0] [--batch 64]
#   [--proxies zico,zico:capped,naswot,synflow] [--parameters '{"C": 16, "N": 1}'] [--shared ../shared]
exec "$(dirname "$0")/../src/acceptance/with-service.sh" Intervals "$@"
