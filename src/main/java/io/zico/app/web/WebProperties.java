package io.zico.app.web;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the HTTP side.
 *
 * @param maxJson the longest JSON that is read, as a body or as a part of a form
 * @param downloads how many lists of results are written at a time
 * @param waitingDownloads how many more may wait for their turn
 * @param waitingRequests how many requests at a time may wait for a result, as they prefer; never
 *     more than half of the server's threads
 * @param eventStreams how many clients at a time may follow events
 */
@Validated
@ConfigurationProperties("zico.web")
public record WebProperties(
    @DefaultValue("16MB") DataSize maxJson,
    @Min(1) @DefaultValue("8") int downloads,
    @Min(0) @DefaultValue("64") int waitingDownloads,
    @Min(0) @DefaultValue("32") int waitingRequests,
    @Min(1) @DefaultValue("64") int eventStreams) {}
