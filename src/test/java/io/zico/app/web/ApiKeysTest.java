package io.zico.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

class ApiKeysTest {

  private static final ApiKeys NONE = new ApiKeys(List.of());
  private static final ApiKeys ONE = new ApiKeys(List.of("first-key-0123456789"));

  @Test
  void takesBlankKeysForNone() {
    assertThat(new ApiKeys(List.of("", " ")).none()).isTrue();
  }

  @Test
  void refusesAShortKeyWithoutShowingIt() {
    assertThatThrownBy(() -> new ApiKeys(List.of("short")))
        .hasMessageContaining("api-keys[0]")
        .hasMessageNotContaining("short");
  }

  @Test
  void refusesToListenToEveryoneWithoutAKey() throws Exception {
    var server = new ServerProperties();
    server.setAddress(InetAddress.getByName("0.0.0.0"));

    assertThatThrownBy(() -> address(NONE, server))
        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
        .hasMessageContaining("server.address");
  }

  @Test
  void listensWhereItIsToldWithAKey() throws Exception {
    var server = new ServerProperties();
    server.setAddress(InetAddress.getByName("0.0.0.0"));

    assertThat(address(ONE, server)).isNull();
    assertThat(address(NONE, new ServerProperties())).isEqualTo(InetAddress.getLoopbackAddress());
  }

  /** The address that the binding itself asks for. */
  private static @Nullable InetAddress address(ApiKeys keys, ServerProperties server) {
    var factory = new TomcatServletWebServerFactory();
    new Binding(keys, server).customize(factory);
    return factory.getAddress();
  }
}
