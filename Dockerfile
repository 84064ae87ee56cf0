# Two images of the service: target "cpu" (the default) and target "gpu".
# The bases are arguments, so that a mirror or a hardened image can take their place.
ARG BUILD_IMAGE=maven:3-eclipse-temurin-17
ARG JRE_IMAGE=eclipse-temurin:17-jre
# libtorch and CUDA libraries of exactly the version that pom.xml names
ARG TORCH_IMAGE=pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime

FROM ${BUILD_IMAGE} AS source
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main

# The goals one by one: "package" would also fetch what only the tests need, which is most of it.
FROM source AS build-cpu
RUN --mount=type=cache,sharing=locked,target=/root/.m2 \
    mvn -B -q -Dspotless.check.skip compile jar:jar spring-boot:repackage \
    && java -Djarmode=tools -jar target/zico-server.jar extract --layers --destination layers
# libtorch is unpacked here once, and not by each container at its start
RUN echo 'class Load { public static void main(String[] a) { System.out.println(ai.djl.engine.Engine.getEngine("PyTorch")); } }' > Load.java \
    && DJL_CACHE_DIR=/build/djl OPT_OUT_TRACKING=true java -cp 'layers/dependencies/lib/*' Load.java \
    && chmod -R a+rX djl

FROM source AS build-gpu
RUN --mount=type=cache,sharing=locked,target=/root/.m2 \
    mvn -B -q -Dgpu -Dspotless.check.skip compile jar:jar spring-boot:repackage \
    && java -Djarmode=tools -jar target/zico-server.jar extract --layers --destination layers

FROM ${TORCH_IMAGE} AS torch

FROM ${JRE_IMAGE} AS runtime
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin zico \
    && install -d -o zico -g zico /data /opt/djl
WORKDIR /app
ENV ZICO_DATA=/data \
    DJL_CACHE_DIR=/opt/djl \
    OPT_OUT_TRACKING=true \
    OMP_NUM_THREADS=1 \
    MALLOC_MMAP_THRESHOLD_=1073741824 \
    MALLOC_TRIM_THRESHOLD_=8589934592 \
    THP_MEM_ALLOC_ENABLE=1
VOLUME /data
EXPOSE 8080
USER zico
# bash speaks HTTP well enough: no further package is needed
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/liveness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# A quarter of the memory for the heap: the networks need the rest. JAVA_TOOL_OPTIONS adds options.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=25", "-XX:+ExitOnOutOfMemoryError", "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1", "-jar", "zico-server.jar"]

FROM runtime AS gpu
ARG SITE_PACKAGES=/opt/conda/lib/python3.11/site-packages
# side by side as in Python's tree: libtorch looks for ../../nvidia and ../../cusparselt
COPY --from=torch ${SITE_PACKAGES}/torch/lib /opt/python/torch/lib
COPY --from=torch ${SITE_PACKAGES}/cusparselt /opt/python/cusparselt
COPY --from=torch ${SITE_PACKAGES}/nvidia /opt/python/nvidia
USER root
# DJL counts the devices through libcudart, which it looks for among the system's libraries
RUN echo /opt/python/nvidia/cuda_runtime/lib > /etc/ld.so.conf.d/cuda.conf && ldconfig
USER zico
ENV PYTORCH_LIBRARY_PATH=/opt/python/torch/lib \
    PYTORCH_VERSION=2.7.1 \
    PYTORCH_FLAVOR=cu128 \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility
COPY --from=build-gpu /build/layers/dependencies/ ./
COPY --from=build-gpu /build/layers/snapshot-dependencies/ ./
COPY --from=build-gpu /build/layers/application/ ./

FROM runtime AS cpu
COPY --from=build-cpu --chown=zico:zico /build/djl /opt/djl
COPY --from=build-cpu /build/layers/dependencies/ ./
COPY --from=build-cpu /build/layers/snapshot-dependencies/ ./
COPY --from=build-cpu /build/layers/application/ ./
