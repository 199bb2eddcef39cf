package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.server.chat.Conversations;
import dev.phoenix.model.server.queue.RequestQueue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the HTTP door together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

  @Bean
  Conversations conversations(RequestQueue queue, HttpProperties properties) {
    return new Conversations(queue, properties.deadline());
  }

  @Bean
  FilterRegistrationBean<ApiFilter> apiFilter(HttpProperties properties, ObjectMapper json) {
    return new FilterRegistrationBean<>(
        new ApiFilter(new BearerTokens(properties.tokens()), properties.maxBody().toBytes(), json));
  }
}
