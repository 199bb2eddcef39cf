package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.server.chat.Conversations;
import dev.phoenix.model.server.images.ImagesProperties;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.queue.RequestQueue;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the HTTP door together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class HttpConfiguration {

  @Bean
  @ConditionalOnSkill(Skill.TEXT)
  Conversations conversations(RequestQueue queue, HttpProperties properties, AnswerPace pace) {
    return new Conversations(queue, properties.deadline(), pace);
  }

  @Bean
  FilterRegistrationBean<ApiFilter> apiFilter(
      HttpProperties properties, ImagesProperties images, ObjectMapper json) {
    var limits =
        new BodyLimits(
            new BodyLimits.Limit(
                properties.maxBody().toBytes(), "phoenix.model-runtime.http.max-body"),
            new BodyLimits.Limit(images.maxBody(), "phoenix.model-runtime.images.max-file"));
    return new FilterRegistrationBean<>(
        new ApiFilter(new BearerTokens(properties.tokens()), limits, json));
  }
}
