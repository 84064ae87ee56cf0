package io.zico.app.web;

import jakarta.validation.Validator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Puts the strict reading of JSON into Spring MVC. */
@Configuration
@EnableConfigurationProperties({WebProperties.class, ApiKeys.class})
class WebConfiguration implements WebMvcConfigurer {

  private final JsonMapper mapper;
  private final StrictJson strict;

  WebConfiguration(JsonMapper mapper, StrictJson strict) {
    this.mapper = mapper;
    this.strict = strict;
  }

  @Bean
  static StrictJson strictJson(JsonMapper mapper, Validator validator) {
    return new StrictJson(mapper, validator);
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.withJsonConverter(new StrictJsonConverter(mapper, strict));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/swagger-ui.html");
  }
}
