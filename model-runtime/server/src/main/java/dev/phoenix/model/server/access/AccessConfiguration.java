package dev.phoenix.model.server.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What both doors ask. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  BearerTokens bearerTokens(AccessProperties properties) {
    return new BearerTokens(properties.tokens());
  }

  @Bean
  HostNames hostNames(AccessProperties properties) {
    return new HostNames(properties.hosts());
  }
}
