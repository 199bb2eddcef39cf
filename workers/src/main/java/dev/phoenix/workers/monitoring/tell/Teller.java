package dev.phoenix.workers.monitoring.tell;

import dev.phoenix.connector.commons.publish.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people by every way there is. */
public final class Teller {

  private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

  /**
   * What became of it.
   *
   * @param ways by name: {@code told}, {@code unknown} (never told again), {@code refused} (see the
   *     log) or {@code waiting}; empty where there is no way
   * @param after when what waits is to be tried again; zero if nothing waits
   */
  public record Told(Map<String, String> ways, Duration after) {}

  private final List<Way> ways;

  Teller(List<Way> ways) {
    this.ways = List.copyOf(ways);
  }

  /**
   * Tells it by each way that has not told it. May be repeated until nothing waits.
   *
   * @throws dev.phoenix.connector.commons.effect.LedgerException while the ledger's database is
   *     away
   */
  public Told tell(News news) {
    if (ways.isEmpty()) {
      LOG.warn("Nobody is told, for no way is set: {}. {}", news.headline(), news.text());
    }
    var told = new TreeMap<String, String>();
    var after = Duration.ZERO;
    for (var way : ways) {
      switch (way.tell(news)) {
        case Attempt.Done _ -> told.put(way.name(), "told");
        case Attempt.Unknown unknown -> {
          told.put(way.name(), "unknown");
          LOG.warn(
              "Nobody can tell whether {} brought \"{}\", so it is not sent again: {}",
              way.name(),
              news.headline(),
              unknown.why());
        }
        case Attempt.Refused refused -> {
          told.put(way.name(), "refused");
          LOG.error("{} refused \"{}\": {}", way.name(), news.headline(), refused.why());
        }
        case Attempt.Later later -> {
          told.put(way.name(), "waiting");
          after = later.after().compareTo(after) > 0 ? later.after() : after;
          LOG.debug("{}: {}; tried again in {}", way.name(), later.why(), later.after());
        }
      }
    }
    return new Told(told, after);
  }
}
