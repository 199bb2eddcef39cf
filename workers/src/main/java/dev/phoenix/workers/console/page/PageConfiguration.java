package dev.phoenix.workers.console.page;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of the pages: what was chosen with {@code ?lang=}, else what the browser asks. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

  private static final String CONSOLE = "/console";
  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Bean
  LocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver("PHOENIX_LANGUAGE");
    resolver.setCookiePath(CONSOLE);
    resolver.setCookieMaxAge(REMEMBERED);
    resolver.setCookieSameSite("Strict");
    resolver.setCookieHttpOnly(true);
    resolver.setRejectInvalidCookies(false);
    resolver.setDefaultLocaleFunction(
        request ->
            Collections.list(request.getLocales()).stream()
                .filter(locale -> locale.getLanguage().matches("en|es"))
                .findFirst()
                .map(Readers::spoken)
                .orElse(Locale.ENGLISH));
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    var change = new LocaleChangeInterceptor();
    change.setParamName("lang");
    change.setHttpMethods("GET");
    change.setIgnoreInvalidLocale(true);
    registry.addInterceptor(change).addPathPatterns(CONSOLE, CONSOLE + "/**");
  }
}
