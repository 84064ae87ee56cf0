package io.zico.engine;

import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the engine.
 *
 * @param slots how many networks may run on one device at a time; 0 means one per GPU or, where
 *     there is none, one per processor core
 * @param slotMemory the memory set aside for each slot; by default an equal part of what the device
 *     has free at start, on the CPU less the Java heap and 1 GiB
 */
@Validated
@ConfigurationProperties("zico")
record EngineProperties(
    @PositiveOrZero @DefaultValue("0") int slots, @Nullable DataSize slotMemory) {}
