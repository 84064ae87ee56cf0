package io.zico.app.datasets;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of datasets.
 *
 * @param maxUpload all files of an upload together, as they are sent
 * @param maxExpanded the same files, unpacked
 * @param maxEntries files in an archive
 * @param maxPixels height times width of a picture before it is decoded; where a quarter of the
 *     heap is less than the four to eleven bytes of each pixel, that counts
 * @param maxSide short side of a stored picture; larger ones are scaled down
 * @param maxImages images that a dataset may keep
 * @param cache memory for drawn batches, which all evaluations of a job share
 */
@Validated
@ConfigurationProperties("zico.datasets")
record DatasetProperties(
    @DefaultValue("2GB") DataSize maxUpload,
    @DefaultValue("8GB") DataSize maxExpanded,
    @Min(1) @DefaultValue("100000") int maxEntries,
    @Min(1) @DefaultValue("64000000") int maxPixels,
    @Min(1) @DefaultValue("512") int maxSide,
    // the labels of a dataset are one value of the database
    @Min(1) @Max(200_000) @DefaultValue("50000") int maxImages,
    @DefaultValue("256MB") DataSize cache) {}
