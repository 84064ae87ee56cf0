package io.zico.engine;

/**
 * What computes the passes; part of what a score in float32 depends on.
 *
 * @param djl version of the Java binding
 * @param libtorch version of the library
 */
public record EngineInfo(String djl, String libtorch) {}
