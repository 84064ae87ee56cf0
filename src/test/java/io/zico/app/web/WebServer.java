package io.zico.app.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.ComponentScan;

/** Starts a real server with the shared HTTP behaviour and the {@link Probe}, but no database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = WebServer.Application.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.banner-mode=off",
      "management.endpoint.health.validate-group-membership=false",
      "spring.autoconfigure.exclude="
          + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
          + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
          + "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration,"
          + "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerMetricsAutoConfiguration,"
          + "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerActuatorAutoConfiguration"
    })
@interface WebServer {

  /** No configuration by annotation, so that no other test's scan finds it. */
  @EnableAutoConfiguration
  @ComponentScan(basePackageClasses = Problems.class)
  class Application {}
}
