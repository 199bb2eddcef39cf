package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.login.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Makes pages of what controllers cannot answer. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
final class PageErrors {

  private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

  @ExceptionHandler
  ModelAndView missing(
      NoSuchPage missing,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @Nullable Principal user) {
    return page(Refusal.MISSING, request, response, locale, user);
  }

  @ExceptionHandler({
    Unreadable.class,
    ServletRequestBindingException.class,
    MethodArgumentTypeMismatchException.class
  })
  ModelAndView unreadable(
      Exception unreadable,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @Nullable Principal user) {
    return page(Refusal.UNREADABLE, request, response, locale, user);
  }

  /**
   * Our own trouble.
   *
   * @throws IOException if an answer is under way: then the connection has to break, so that half
   *     of it is not taken for all
   */
  @ExceptionHandler
  ModelAndView failed(
      Exception trouble,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @Nullable Principal user)
      throws IOException {
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), trouble);
    if (response.isCommitted()) {
      throw new IOException("The answer could not be finished", trouble);
    }
    response.reset();
    return page(Refusal.FAILED, request, response, locale, user);
  }

  private static ModelAndView page(
      Refusal refusal,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale locale,
      @Nullable Principal user) {
    response.setStatus(refusal.status());
    return new ModelAndView(RefusalController.VIEW)
        .addObject("refusal", refusal.key())
        .addObject("frame", Frames.around(request, locale, user));
  }
}
