package dev.phoenix.model.adapters;

import dev.phoenix.model.adapters.AdapterException.Reason;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An adapter's name and version, written {@code brand-v3}.
 *
 * @param name what it is for: small letters, digits and hyphens, at most 40, beginning with a
 *     letter, not ending like a version
 * @param version 1 or more
 */
public record AdapterId(String name, int version) implements Comparable<AdapterId> {

  private static final int LONGEST_NAME = 40;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern ID = Pattern.compile("(.+)-v([1-9][0-9]{0,8})");
  private static final Comparator<AdapterId> ORDER =
      Comparator.comparing(AdapterId::name).thenComparingInt(AdapterId::version);

  /**
   * @throws AdapterException with {@link Reason#INVALID} if the name or the version cannot be
   */
  public AdapterId {
    checkName(name);
    if (version < 1) {
      throw new AdapterException(
          Reason.INVALID, "An adapter's version must be 1 or more; it is " + version);
    }
  }

  /**
   * Reads {@code name-vN}.
   *
   * @throws AdapterException with {@link Reason#INVALID} if it is not of this form
   */
  public static AdapterId parse(String id) {
    Matcher matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new AdapterException(
          Reason.INVALID,
          "'%s' names no version of an adapter: write name-vN, such as brand-v3"
              .formatted(shown(id)));
    }
    return new AdapterId(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  static String checkName(String name) {
    boolean valid =
        name.length() <= LONGEST_NAME
            && NAME.matcher(name).matches()
            && !ID.matcher(name).matches();
    if (!valid) {
      throw new AdapterException(
          Reason.INVALID,
          ("'%s' cannot be an adapter's name: use small letters, digits and single hyphens, at most"
                  + " %d, beginning with a letter, without a version at the end")
              .formatted(shown(name), LONGEST_NAME));
    }
    return name;
  }

  /** What came from outside, fit for a message. */
  private static String shown(String text) {
    String cut = text.length() <= 60 ? text : text.substring(0, 60) + "...";
    return cut.replaceAll("[^\\p{Graph} ]", "?");
  }

  @Override
  public int compareTo(AdapterId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + "-v" + version;
  }
}
