package io.zico.app.web;

import jakarta.validation.Validator;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/** Puts the strict reading of JSON and the threads of downloads into Spring MVC. */
@Configuration
@EnableConfigurationProperties({WebProperties.class, ApiKeys.class})
class WebConfiguration implements WebMvcConfigurer {

  private final JsonMapper mapper;
  private final StrictJson strict;
  private final WebProperties properties;
  private final ThreadPoolTaskExecutor downloads;
  private final ObjectProvider<RequestMappingHandlerAdapter> controllers;

  WebConfiguration(
      JsonMapper mapper,
      StrictJson strict,
      WebProperties properties,
      @Qualifier("downloads") ThreadPoolTaskExecutor downloads,
      ObjectProvider<RequestMappingHandlerAdapter> controllers) {
    this.mapper = mapper;
    this.strict = strict;
    this.properties = properties;
    this.downloads = downloads;
    this.controllers = controllers;
  }

  @Bean
  static StrictJson strictJson(JsonMapper mapper, Validator validator) {
    return new StrictJson(mapper, validator);
  }

  /** Writes downloads, so many at a time; further ones wait, and beyond that are refused. */
  @Bean
  static ThreadPoolTaskExecutor downloads(WebProperties properties) {
    var executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("download-");
    executor.setCorePoolSize(properties.downloads());
    executor.setMaxPoolSize(properties.downloads());
    executor.setQueueCapacity(properties.waitingDownloads());
    executor.setAllowCoreThreadTimeOut(true);
    return executor;
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.withJsonConverter(new StrictJsonConverter(mapper, strict, properties.maxJson()));
  }

  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
    configurer.setTaskExecutor(downloads);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new KnownParameters(this::initialize)).addPathPatterns("/v1/**");
  }

  /** Not sooner than there is a request: the controllers are made of this configuration. */
  private void initialize(WebDataBinder binder) {
    Objects.requireNonNull(controllers.getObject().getWebBindingInitializer()).initBinder(binder);
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/swagger-ui.html");
  }
}
