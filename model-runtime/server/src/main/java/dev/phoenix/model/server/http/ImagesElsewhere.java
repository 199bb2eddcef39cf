package dev.phoenix.model.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.model.server.images.ImagesProperties;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The door for images of a process that has not this skill. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSkill(value = Skill.IMAGES, present = false)
class ImagesElsewhere {

  @Bean
  ServletRegistrationBean<HttpServlet> imagesDoor(
      ImagesProperties images, HttpProperties http, ObjectMapper json) {
    var errors = new ErrorWriter(json);
    return new ServletRegistrationBean<>(
        images.enabled()
            ? new ImagesForward(images.address(), http.deadline(), errors)
            : new SwitchedOff(errors),
        "/v1/images/*");
  }

  /** Says that there are no images, and how to have some. */
  private static final class SwitchedOff extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ErrorWriter errors;

    private SwitchedOff(ErrorWriter errors) {
      this.errors = errors;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      errors.refuse(
          response, 501, ApiError.of(ImagesProperties.SWITCHED_OFF, ApiError.SERVER, "images_off"));
    }
  }
}
