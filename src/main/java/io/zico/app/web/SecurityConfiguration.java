package io.zico.app.web;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Who may do what: with keys, whoever has one; without, this machine. */
@Configuration
class SecurityConfiguration {

  /** What a probe or a reader of the documentation needs; it tells nothing about the jobs. */
  private static final String[] OPEN = {
    "/",
    "/swagger-ui.html",
    "/swagger-ui/**",
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/actuator/health",
    "/actuator/health/liveness",
    "/actuator/health/readiness"
  };

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      ApiKeys keys,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    OncePerRequestFilter door = keys.none() ? new LoopbackGuard(problems) : new ApiKeyFilter(keys);
    return http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityConfiguration::headers)
        .addFilterBefore(door, UsernamePasswordAuthenticationFilter.class)
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(entryPoint(problems))
                    .accessDeniedHandler(
                        (request, response, e) ->
                            problems.resolveException(request, response, null, e)))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(OPEN)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /** Keeps Spring Boot from inventing a user and printing its password. */
  @Bean
  AuthenticationManager noUsers() {
    return authentication -> {
      throw new BadCredentialsException("there are no users, only API keys");
    };
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
  }

  private static AuthenticationEntryPoint entryPoint(HandlerExceptionResolver problems) {
    return (request, response, e) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"zico\"");
      var detail = "a known API key is needed, in the header X-API-Key or as Authorization: Bearer";
      problems.resolveException(
          request, response, null, new InsufficientAuthenticationException(detail, e));
    };
  }
}
