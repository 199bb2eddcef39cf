package dev.phoenix.local.cli;

import dev.phoenix.local.demo.SampleRequests;
import dev.phoenix.local.rest.Camunda;
import dev.phoenix.local.rest.Workers;
import dev.phoenix.local.service.TelegramDouble;
import java.io.PrintStream;
import java.nio.file.Path;

/** Asks for the sample requests, and says where they can be decided. */
record SampleWelcome(PrintStream out, Camunda camunda, TryOut tryOut) {

  /**
   * Asks and says.
   *
   * @param logs of the services
   */
  void print(Path logs) throws InterruptedException {
    var titles = new SampleRequests(camunda, logs).ask();
    var ports = tryOut.settings().ports();
    out.println();
    out.println("These requests wait for a person, unless they were decided before:");
    out.println();
    titles.forEach(title -> out.println("  " + title));
    out.println();
    out.println("Decide them in any of these places; the others are told:");
    out.println();
    out.println("  Tasklist   " + camunda.address() + "/tasklist");
    out.println(
        tryOut.telegram()
            ? "  Telegram   "
                + TelegramDouble.address(ports)
                + "   (a double on this machine; press a button, or write /pending)"
            : "  Telegram   your own chat: "
                + TelegramDouble.OWN_BOT
                + " names a bot, so the double is not started");
    if (Workers.at(ports).serves("/console")) {
      out.println(
          "  Console    http://127.0.0.1:%d/console%s"
              .formatted(
                  ports.workers(),
                  tryOut.ownLogin() ? "" : "   (%s / %1$s)".formatted(TryOut.LOGIN)));
    }
    out.flush();
  }
}
