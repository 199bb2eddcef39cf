package dev.phoenix.workers.console.page;

import dev.phoenix.workers.approval.request.RequestList;
import dev.phoenix.workers.approval.request.RequestRecord;
import dev.phoenix.workers.books.Books;
import dev.phoenix.workers.books.BooksException;
import dev.phoenix.workers.books.Entry;
import dev.phoenix.workers.books.Money;
import dev.phoenix.workers.books.Voucher;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The form that books what a request brought in. A form that is sent twice books once: its hidden
 * number is the entry's reference.
 */
@Controller
final class ReturnController {

  private static final int LONGEST_NOTE = 1000;

  private final RequestList requests;
  private final Books books;
  private final RequestPages pages;
  private final Readers readers;

  ReturnController(RequestList requests, Books books, RequestPages pages, Readers readers) {
    this.requests = requests;
    this.books = books;
    this.pages = pages;
    this.readers = readers;
  }

  @PostMapping(RequestController.PATH + "/returns")
  String book(
      @PathVariable long number,
      @RequestParam Map<String, String> form,
      @RequestParam UUID reference,
      Principal user,
      Locale locale,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    var kept = requests.byNumber(number).orElseThrow(NoSuchPage::new);
    var shown = readers.shown(locale);
    var fields = new Fields(form);
    var money = money(fields);
    var note = fields.text("note", LONGEST_NOTE);
    if (money != null && fields.right()) {
      try {
        var entry = books.earned(money, voucher(kept, reference, user, note));
        next.addFlashAttribute("notice", Notice.good(booked(entry, shown)));
        return RequestController.back(number);
      } catch (BooksException e) {
        model.addAttribute(
            "notice", Notice.bad(shown.text("return.refused", String.valueOf(e.getMessage()))));
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    RequestController.fill(model, pages.of(kept, shown), fields, shown);
    return RequestController.VIEW;
  }

  private static Voucher voucher(RequestRecord kept, UUID reference, Principal user, String note) {
    return new Voucher(
        kept.id(), "console:" + reference, kept.processInstanceKey(), user.getName(), note);
  }

  private static String booked(Entry entry, Shown shown) {
    return shown.text("return.booked", shown.money(entry.money()), entry.sequence());
  }

  /** More than nothing, in a currency; null if it is not. */
  private static @Nullable Money money(Fields fields) {
    var currency = fields.read("currency", Money::currency);
    if (currency == null) {
      fields.refuse("currency", "wrong");
    }
    var money =
        fields.read(
            "amount",
            text -> Money.parse(text, currency == null ? "EUR" : currency.getCurrencyCode()));
    if (money == null || money.signum() <= 0) {
      fields.refuse("amount", "wrong");
    }
    return money;
  }
}
