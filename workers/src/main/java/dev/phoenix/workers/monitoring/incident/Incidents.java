package dev.phoenix.workers.monitoring.incident;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Opens incidents and closes them. Every call may be repeated; of several replicas that make the
 * same one at once, one opens it.
 */
@Component
public final class Incidents {

  private static final int CLOSING = 2000;
  private static final String WORSE = "It got worse.";

  private final IncidentTable table;
  private final Announcer announcer;

  Incidents(IncidentTable table, Announcer announcer) {
    this.table = table;
    this.announcer = announcer;
  }

  /**
   * Opens an incident, unless one of that key is open: then what is known of it is brought up to
   * date, and people hear nothing new. A worse one takes the place of the open one, and is told.
   *
   * @return the one that is open
   */
  public Incident open(Trouble trouble) {
    while (true) {
      var known = table.openOf(trouble.key()).orElse(null);
      if (known == null) {
        if (table.add(trouble)) {
          announcer.announce();
        }
      } else if (known.severity().compareTo(trouble.severity()) >= 0) {
        if (!known.title().equals(trouble.title()) || !known.text().equals(trouble.text())) {
          table.update(known, trouble);
        }
        return known;
      } else if (table.close(known, WORSE, true)) {
        announcer.announce();
      }
    }
  }

  /**
   * Closes the incident of that key; does nothing if none is open.
   *
   * @param text how it ended; what is longer than 2000 characters is cut
   */
  public void close(String key, String text) {
    var known = table.openOf(key);
    if (known.isPresent() && table.close(known.get(), Trouble.fitting(text, CLOSING), false)) {
      announcer.announce();
    }
  }

  /** What is broken now, oldest first. */
  public List<Incident> open() {
    return table.open();
  }

  /** The last incidents, newest first. */
  public List<Incident> latest(int count) {
    return table.latest(count);
  }
}
