package dev.phoenix.workers.console.login;

import dev.phoenix.workers.console.ConsoleSettings;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Keeps the console, and only the console. The container hands Spring Security no other path, so
 * that all other endpoints answer as if it were not there.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class ConsoleSecurity {

  // style sheet and scripts: they say nothing of the team, and a login costs time for each request
  private static final String[] FILES = {"/console/assets/**", "/webjars/**"};
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  @Bean
  @ConditionalOnMissingBean
  ConsoleLogin consoleLogin(ConsoleSettings settings, Clock clock) {
    return new BasicLogin(settings, clock);
  }

  @Bean
  DelegatingFilterProxyRegistrationBean consoleFilters() {
    var filters = new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    filters.addUrlPatterns("/console/*", "/webjars/*");
    filters.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    filters.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER);
    return filters;
  }

  @Bean
  @Order(1)
  SecurityFilterChain consoleFiles(HttpSecurity http) throws Exception {
    return http.securityMatcher(FILES)
        .headers(ConsoleSecurity::headers)
        .requestCache(RequestCacheConfigurer::disable)
        .authorizeHttpRequests(
            requests -> requests.requestMatchers(HttpMethod.GET).permitAll().anyRequest().denyAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain consoleChain(HttpSecurity http, ConsoleLogin login, ConsoleSettings settings)
      throws Exception {
    var refusals = new ConsoleRefusals();
    login.addTo(http, refusals);
    return http.securityMatcher("/console/**")
        .headers(ConsoleSecurity::headers)
        .addFilterAfter(new ConsoleGate(settings.enabled(), login), HeaderWriterFilter.class)
        // it would remember in a session what everyone asked for who is not logged in
        .requestCache(RequestCacheConfigurer::disable)
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.POST)
                    .hasRole(ConsoleLogin.DECIDER)
                    .requestMatchers(HttpMethod.GET)
                    .hasRole(ConsoleLogin.VIEWER)
                    .requestMatchers(HttpMethod.HEAD)
                    .hasRole(ConsoleLogin.VIEWER)
                    .anyRequest()
                    .denyAll())
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), geolocation=(), microphone=()"));
  }
}
