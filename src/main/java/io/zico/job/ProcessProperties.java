package io.zico.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of one process of the service.
 *
 * @param role whether the process takes requests, works, or both: {@code all}, {@code api} or
 *     {@code worker}
 */
@ConfigurationProperties("zico")
public record ProcessProperties(@DefaultValue("all") Role role) {}
