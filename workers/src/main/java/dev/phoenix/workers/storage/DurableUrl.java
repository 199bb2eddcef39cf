package dev.phoenix.workers.storage;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A JDBC URL of a database that keeps what it acknowledged. H2 answers a commit before it is on
 * disk unless {@code WRITE_DELAY=0}: a killed process then loses it.
 */
public final class DurableUrl {

  private static final Pattern WRITE_DELAY =
      Pattern.compile("WRITE_DELAY\\s*=?\\s*(-?\\w+)", Pattern.CASE_INSENSITIVE);

  private DurableUrl() {}

  /**
   * The URL, with {@code WRITE_DELAY=0} where it is for H2 and does not say so itself.
   *
   * @throws IllegalArgumentException if it asks for another delay
   */
  public static String of(String url) {
    if (!url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:")) {
      return url;
    }
    var delay = WRITE_DELAY.matcher(url);
    boolean said = false;
    while (delay.find()) {
      said = true;
      if (!delay.group(1).equals("0")) {
        throw new IllegalArgumentException(
            "spring.datasource.url sets WRITE_DELAY="
                + delay.group(1)
                + ", which loses acknowledged commits when the process is killed: remove it");
      }
    }
    return said ? url : url + ";WRITE_DELAY=0";
  }
}
