package dev.phoenix.workers.console.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A program of its own: reads a password, without showing it where there is a terminal, and prints
 * what {@code phoenix.workers.console.users} wants instead of it.
 */
public final class EncodePassword {

  // of more, BCrypt would leave the rest out
  private static final int LONGEST = 72;

  private EncodePassword() {}

  /** Reads a line and prints <code>{bcrypt}...</code>; exits with 1 if it is not a password. */
  public static void main(String[] arguments) throws IOException {
    var password = read();
    if (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      System.err.println("The password must be 1 to 72 bytes long");
      System.exit(1);
    }
    System.out.println("{bcrypt}" + new BCryptPasswordEncoder().encode(password));
  }

  private static String read() throws IOException {
    var terminal = System.console();
    if (terminal != null && terminal.isTerminal()) {
      var typed = terminal.readPassword("Password: ");
      return typed == null ? "" : new String(typed);
    }
    var line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }
}
