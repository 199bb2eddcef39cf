package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.login.ConsoleLogin;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Puts the frame around each page. */
@ControllerAdvice(basePackageClasses = Frames.class)
final class Frames {

  @ModelAttribute("frame")
  Frame frame(HttpServletRequest request, Locale locale, @Nullable Principal user) {
    return around(request, locale, user);
  }

  /** The frame of the page that answers this. */
  static Frame around(HttpServletRequest request, Locale locale, @Nullable Principal user) {
    var language = Readers.spoken(locale).getLanguage();
    return new Frame(
        language,
        switchTo(request, language.equals("es") ? "en" : "es"),
        section(request.getRequestURI()),
        user == null ? null : user.getName(),
        request.isUserInRole(ConsoleLogin.DECIDER));
  }

  /** A form's answer is no page to come back to: then it is the page that the form is on. */
  private static String switchTo(HttpServletRequest request, String language) {
    var here = ServletUriComponentsBuilder.fromRequest(request);
    if (!HttpMethod.GET.matches(request.getMethod())) {
      var path = request.getRequestURI();
      here.replacePath(path.substring(0, path.lastIndexOf('/'))).replaceQuery(null);
    }
    var address = here.replaceQueryParam("lang", language).build().toUri();
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  private static String section(String path) {
    var parts = path.split("/");
    return parts.length > 2 ? parts[2] : "";
  }
}
