package dev.phoenix.workers.console.page;

import dev.phoenix.workers.books.Verdict;
import dev.phoenix.workers.books.Verdict.Broken;
import dev.phoenix.workers.books.Verdict.Intact;
import dev.phoenix.workers.console.page.MoneyPage.VerdictView;

/** Says what the verifier says. */
final class Verdicts {

  private Verdicts() {}

  static VerdictView view(Verdict verdict, Shown shown) {
    return switch (verdict) {
      case Intact intact ->
          new VerdictView(
              true, shown.text("verdict.intact", intact.count()), intact.head().toString());
      case Broken broken ->
          new VerdictView(
              false, shown.text("verdict.broken", broken.sequence(), broken.reason()), "");
    };
  }
}
