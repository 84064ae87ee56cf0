package io.zico.app.health;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.health.autoconfigure.application.DiskSpaceHealthIndicatorProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the disk on which the data is, or will be as soon as there is any. */
@Configuration(proxyBeanMethods = false)
class DiskSpace {

  @Bean
  DiskSpaceHealthIndicator diskSpaceHealthIndicator(
      @Value("${zico.data:./data}") Path data, DiskSpaceHealthIndicatorProperties properties) {
    return new DiskSpaceHealthIndicator(existing(data), properties.getThreshold());
  }

  static File existing(Path path) {
    return Stream.iterate(path.toAbsolutePath().normalize(), Path::getParent)
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow()
        .toFile();
  }
}
