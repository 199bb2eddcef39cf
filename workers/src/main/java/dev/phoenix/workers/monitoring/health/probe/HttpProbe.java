package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.connector.commons.http.HttpFailure;
import org.jspecify.annotations.Nullable;

/**
 * A GET that is to answer with a status, and perhaps with a text in it.
 *
 * @param web the address
 * @param status the status that is right; 0 for any from 200 to 299
 * @param contains what the body must contain; null for anything
 */
public record HttpProbe(Web web, int status, @Nullable String contains) implements Probe {

  @Override
  public Finding look() throws HttpFailure {
    var answer = web.get();
    boolean right = status == 0 ? answer.status() / 100 == 2 : answer.status() == status;
    if (!right) {
      return Finding.down(
          "answered %d instead of %s", answer.status(), status == 0 ? "2xx" : "" + status);
    }
    if (contains != null && !Web.text(answer).contains(contains)) {
      return answer.truncated()
          ? Finding.down("the answer is too large to look through")
          : Finding.down("the answer does not contain what it should");
    }
    return Finding.up("answered %d", answer.status());
  }
}
