package io.zico.app.scoring;

import io.zico.engine.EngineInfo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What computes scores in this process. */
@Component
class Versions {

  private final String server;
  private final EngineInfo engine;

  Versions(ObjectProvider<BuildProperties> build, EngineInfo engine) {
    var properties = build.getIfAvailable();
    this.server = properties == null ? "development" : String.valueOf(properties.getVersion());
    this.engine = engine;
  }

  /** E.g. {@code zico-server 0.1.0, libtorch 2.7.1, DJL 0.36.0}. */
  String text() {
    return "zico-server %s, libtorch %s, DJL %s".formatted(server, engine.libtorch(), engine.djl());
  }
}
