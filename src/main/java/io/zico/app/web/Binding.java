package io.zico.app.web;

import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Keeps a service without keys on the loopback address. */
@Component
final class Binding implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

  private static final Logger log = LoggerFactory.getLogger(Binding.class);

  private final ApiKeys keys;
  private final ServerProperties server;

  Binding(ApiKeys keys, ServerProperties server) {
    this.keys = keys;
    this.server = server;
  }

  @Override
  public void customize(ConfigurableWebServerFactory factory) {
    if (!keys.none()) {
      return;
    }
    var address = server.getAddress();
    if (address != null && !address.isLoopbackAddress()) {
      throw new InvalidConfigurationPropertyValueException(
          "server.address",
          address.getHostAddress(),
          "without a key in zico.security.api-keys the service may listen on a loopback address"
              + " only");
    }
    factory.setAddress(address == null ? InetAddress.getLoopbackAddress() : address);
    log.warn("no key in zico.security.api-keys: listening on the loopback address only");
  }
}
