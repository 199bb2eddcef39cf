package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.server.access.BearerTokens;
import dev.phoenix.model.server.access.HostNames;
import dev.phoenix.model.server.chat.Conversations;
import dev.phoenix.model.server.images.ImagesProperties;
import dev.phoenix.model.server.nights.NightsProperties;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.queue.RequestQueue;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the HTTP door together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

  /** Before what Spring itself puts in front of the controllers, such as the reader of forms. */
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  @ConditionalOnSkill(Skill.TEXT)
  Conversations conversations(RequestQueue queue, HttpProperties properties, AnswerPace pace) {
    return new Conversations(queue, properties.deadline(), pace);
  }

  @Bean
  FilterRegistrationBean<BrowserFilter> browserFilter(HostNames hosts, ObjectMapper json) {
    var filter = new FilterRegistrationBean<>(new BrowserFilter(hosts, new ErrorWriter(json)));
    filter.setOrder(FIRST);
    return filter;
  }

  @Bean
  FilterRegistrationBean<ApiFilter> apiFilter(
      BearerTokens tokens,
      HttpProperties properties,
      ImagesProperties images,
      NightsProperties nights,
      ObjectMapper json) {
    var limits =
        new BodyLimits(
            BodyLimits.Limit.of(
                properties.maxBody().toBytes(), "phoenix.model-runtime.http.max-body"),
            BodyLimits.Limit.of(images),
            BodyLimits.Limit.of(
                nights.maxFile().toBytes(), "phoenix.model-runtime.nights.max-file"));
    var filter = new FilterRegistrationBean<>(new ApiFilter(tokens, limits, new ErrorWriter(json)));
    filter.setOrder(FIRST + 1);
    return filter;
  }
}
