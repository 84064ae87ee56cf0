package io.zico.app.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the HTTP side.
 *
 * @param maxJson the longest body that is read, multipart uploads aside
 */
@ConfigurationProperties("zico.web")
public record WebProperties(@DefaultValue("16MB") DataSize maxJson) {}
