package dev.phoenix.model.server.access;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call, at both doors.
 *
 * @param tokens bearer tokens, one of which a caller must send; anybody on this machine may call
 *     when there is none. Give them by environment variables
 * @param hosts names beside {@code localhost} and addresses that the HTTP door is called by, such
 *     as {@code models.example.org}: requests for any other name are refused
 */
@ConfigurationProperties("phoenix.model-runtime.access")
public record AccessProperties(
    @DefaultValue List<String> tokens, @DefaultValue List<String> hosts) {

  private static final int SHORTEST_TOKEN = 16;

  /** Checks the tokens, so that a weak one is named at the start. */
  public AccessProperties {
    if (tokens.stream().anyMatch(token -> token.length() < SHORTEST_TOKEN)) {
      throw new IllegalArgumentException(
          "phoenix.model-runtime.access.tokens must have %d characters or more each: they are guessed otherwise"
              .formatted(SHORTEST_TOKEN));
    }
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "AccessProperties[%d tokens, %s]".formatted(tokens.size(), hosts);
  }
}
