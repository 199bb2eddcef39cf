package dev.phoenix.workers.console;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console.
 *
 * @param enabled whether it is there
 * @param users who may log in; without any nobody can
 * @param operateUrl where people find Operate, for links to process instances
 */
@ConfigurationProperties("phoenix.workers.console")
public record ConsoleSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue List<User> users,
    @DefaultValue("http://127.0.0.1:8080/operate") URI operateUrl) {

  /** What somebody may do. */
  public enum Role {
    /** Read all pages. */
    VIEWER,
    /** Decide requests and book returns, too. */
    DECIDER
  }

  /**
   * Somebody who may log in.
   *
   * @param name as it is kept with decisions: 1 to 100 characters, no colon
   * @param password <code>{bcrypt}</code> and a hash, or <code>{noop}</code> and the password
   *     itself
   */
  public record User(String name, String password, @DefaultValue("VIEWER") Role role) {

    private static final Pattern NAME = Pattern.compile("[^:\\p{Cntrl}]{1,100}");
    private static final Pattern PASSWORD =
        Pattern.compile("\\{bcrypt}\\$2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}|\\{noop}.+");

    /** Checks both; a message never repeats the password. */
    public User {
      require(
          name != null && NAME.matcher(name).matches() && !name.isBlank(),
          "phoenix.workers.console.users: a name must be 1 to 100 characters without a colon");
      require(
          password != null && PASSWORD.matcher(password).matches(),
          "phoenix.workers.console.users: the password of '%s' must be {bcrypt} and a hash, or {noop} and the password"
              .formatted(name));
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "User[%s, %s]".formatted(name, role);
    }
  }

  /** Refuses names that are there twice. */
  public ConsoleSettings {
    users = List.copyOf(users);
    var names = new HashSet<String>();
    for (var user : users) {
      require(
          names.add(user.name()),
          "phoenix.workers.console.users: '%s' is there twice".formatted(user.name()));
    }
    require(
        List.of("http", "https").contains(String.valueOf(operateUrl.getScheme())),
        "phoenix.workers.console.operate-url must begin with http:// or https://");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
