package dev.phoenix.model.server.http;

import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page at {@code /}, where the API that it asks is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnSkill(Skill.TEXT)
class PageConfiguration implements WebMvcConfigurer {

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
  }

  /** Its files are asked for anew: after an upgrade none of them is an old one. */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    serve(registry, "classpath:/page/", "/index.html", "/style.css", "/icon.svg");
    serve(registry, "classpath:/page/js/", "/js/**");
  }

  private static void serve(
      ResourceHandlerRegistry registry, String location, String... addresses) {
    registry
        .addResourceHandler(addresses)
        .addResourceLocations(location)
        .setCacheControl(CacheControl.noCache());
  }
}
