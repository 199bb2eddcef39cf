package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.Decision;
import dev.phoenix.workers.approval.request.RequestAnswer;
import dev.phoenix.workers.approval.request.RequestAnswer.NoAnswer;
import dev.phoenix.workers.approval.request.RequestDesk;
import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/requests/NUMBER}: a request, and the forms that decide it or take it back. */
@Controller
final class RequestController {

  static final String PATH = "/console/requests/{number:[0-9]{1,18}}";
  static final String VIEW = "console/request";

  private static final Logger LOG = LoggerFactory.getLogger(RequestController.class);
  private static final int LONGEST_COMMENT = 2000;
  private static final int LONGEST_TEXT = 5000;
  private static final String VIA = "console";

  private final RequestList requests;
  private final RequestDesk desk;
  private final RequestPages pages;
  private final Readers readers;

  RequestController(RequestList requests, RequestDesk desk, RequestPages pages, Readers readers) {
    this.requests = requests;
    this.desk = desk;
    this.pages = pages;
    this.readers = readers;
  }

  @GetMapping(PATH)
  String request(@PathVariable long number, Locale locale, Model model) {
    return page(find(number), readers.shown(locale), new Fields(Map.of()), model);
  }

  @PostMapping(PATH + "/decision")
  String decide(
      @PathVariable long number,
      @RequestParam Map<String, String> form,
      Principal user,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var kept = find(number);
    var fields = new Fields(form);
    var outcome = fields.read("outcome", RequestController::outcome);
    var comment = fields.text("comment", LONGEST_COMMENT);
    var text = fields.text("text", LONGEST_TEXT);
    if (outcome == null) {
      fields.refuse("outcome", "wrong");
    }
    var shown = readers.shown(locale);
    if (!fields.right() || outcome == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(kept, shown, fields, model);
    }
    var decision =
        new Decision(
            outcome,
            comment.isEmpty() ? null : comment,
            // the desk takes the request's own where the form has none
            form.containsKey("text") && !kept.request().text().isEmpty() ? text : null,
            user.getName(),
            VIA,
            null);
    return told(desk.decide(kept.id(), decision), kept, shown, fields, model, response, next);
  }

  @PostMapping(PATH + "/withdrawal")
  String withdraw(
      @PathVariable long number,
      @RequestParam Map<String, String> form,
      Principal user,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var kept = find(number);
    var fields = new Fields(form);
    var why = fields.text("withdrawal", LONGEST_COMMENT);
    var shown = readers.shown(locale);
    if (!fields.right()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return page(kept, shown, fields, model);
    }
    return told(
        desk.withdraw(kept.id(), user.getName(), why), kept, shown, fields, model, response, next);
  }

  private String told(
      RequestAnswer answer,
      RequestRecord kept,
      Shown shown,
      Fields fields,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var notice = Answers.told(answer, shown);
    if (answer instanceof NoAnswer none) {
      // what was typed stays, to be sent again
      LOG.warn("No answer for request {}: {}", kept.number(), none.why());
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      model.addAttribute("notice", notice);
      return page(kept, shown, fields, model);
    }
    next.addFlashAttribute("notice", notice);
    next.addFlashAttribute("sent", answer instanceof RequestAnswer.Taken);
    return back(kept.number());
  }

  private String page(RequestRecord kept, Shown shown, Fields fields, Model model) {
    fill(model, pages.of(kept, shown), fields, shown);
    return VIEW;
  }

  /** Puts a request and what was typed for it where the template looks. */
  static void fill(Model model, RequestPage page, Fields fields, Shown shown) {
    model.addAttribute("page", page);
    model.addAttribute("typed", fields.typed());
    model.addAttribute("wrong", fields.wrong(shown));
    model.addAttribute("reference", UUID.randomUUID().toString());
  }

  static String back(long number) {
    return "redirect:/console/requests/" + number;
  }

  private static String outcome(String said) {
    return switch (said) {
      case Decision.APPROVED, Decision.REJECTED -> said;
      default -> throw new IllegalArgumentException("neither yes nor no");
    };
  }

  private RequestRecord find(long number) {
    return requests.byNumber(number).orElseThrow(NoSuchPage::new);
  }
}
