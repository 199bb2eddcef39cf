package dev.phoenix.model.server.http;

import dev.phoenix.model.server.nights.NightRefusedException;
import dev.phoenix.model.server.nights.Nights;
import dev.phoenix.model.server.nights.report.HtmlReport;
import dev.phoenix.model.server.nights.report.NightReport;
import dev.phoenix.model.server.nights.report.Reports;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/nights/{id}/report}: a night on one page, and the same for programs. */
@ConditionalOnSkill(Skill.TEXT)
@RestController
final class NightReportController {

  /** Nothing but the page's own style. */
  private static final String POLICY =
      "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'; frame-ancestors"
              .formatted(HtmlReport.STYLE_DIGEST)
          + " 'none'";

  private final Nights nights;
  private final Reports reports;

  NightReportController(Nights nights, Reports reports) {
    this.nights = nights;
    this.reports = reports;
  }

  @GetMapping(path = "/v1/nights/{id}/report", produces = "text/html;charset=UTF-8")
  String html(@PathVariable String id, HttpServletResponse response) throws IOException {
    var page = HtmlReport.of(reports.of(nights.known(id)));
    response.setHeader("Content-Security-Policy", POLICY);
    return page;
  }

  @GetMapping(path = "/v1/nights/{id}/report.json", produces = "application/json")
  NightReport json(@PathVariable String id) throws IOException {
    return reports.of(nights.known(id));
  }

  @ExceptionHandler
  ResponseEntity<ApiError> refused(NightRefusedException e) {
    return NightErrors.answer(e);
  }
}
