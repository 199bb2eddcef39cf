package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.login.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page that says why there is not the one that was asked for. */
@Controller
final class RefusalController {

  static final String VIEW = "console/refused";

  /** What a filter refused, and all below {@code /console} that is nothing. */
  @RequestMapping({"/console/refused", "/console/{page:(?!assets$).+}/**"})
  String refused(HttpServletRequest request, Model model) {
    return Refusal.of(request)
        .map(refusal -> show(refusal, model))
        .orElseThrow(() -> new NoSuchPage());
  }

  static String show(Refusal refusal, Model model) {
    model.addAttribute("refusal", refusal.key());
    return VIEW;
  }
}
