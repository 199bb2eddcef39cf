package dev.phoenix.local.bench.requests;

import static dev.phoenix.local.bench.requests.Desk.APPROVED;

import dev.phoenix.local.bench.requests.TrialRequest.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Many approvals at once, in both places, of what the budget covers only a part of. */
final class Overdraft {

  /** What one costs, in euros. */
  static final BigDecimal PRICE = new BigDecimal("10.00");

  /** How many of them the budget covers. */
  static final int COVERED = 10;

  /** The month's budget of accounts, in euros. */
  static final BigDecimal LIMIT = PRICE.multiply(BigDecimal.valueOf(COVERED));

  private final Desk desk;
  private final Random random;
  private final Consumer<String> progress;

  Overdraft(Desk desk, Random random, Consumer<String> progress) {
    this.desk = desk;
    this.random = random;
    this.progress = progress;
  }

  /** Asks for so many, and has all of them approved. */
  List<TrialRequest> run(int first, int approvals) throws InterruptedException {
    var requests = new ArrayList<TrialRequest>();
    for (int i = 0; i < approvals; i++) {
      requests.add(desk.ask(Kind.APPROVAL, first + i, PRICE, List.of(APPROVED)));
    }
    approve(Asked.everywhere(desk, requests));
    new Errands(desk).carryOut(requests, TrialRequest::amount);
    progress.accept(
        "%d approvals of what the budget covers %d times".formatted(approvals, COVERED));
    return requests;
  }

  /** All of them at the same moment. */
  private void approve(List<Asked> asked) throws InterruptedException {
    var go = new CountDownLatch(1);
    var threads = new ArrayList<Thread>();
    for (var each : asked) {
      boolean inTelegram = random.nextBoolean();
      threads.add(Thread.ofVirtual().start(() -> approve(each, inTelegram, go)));
    }
    go.countDown();
    for (var thread : threads) {
      thread.join();
    }
  }

  private void approve(Asked asked, boolean inTelegram, CountDownLatch go) {
    try {
      go.await();
      if (inTelegram) {
        desk.command(asked.question(), APPROVED);
      } else if (desk.decide(asked.task(), APPROVED)) {
        asked.request().taken(APPROVED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
