package dev.phoenix.workers.learning.verdicts;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people's verdicts on drafts of a new adapter are compared with earlier ones.
 *
 * @param model the model that nights teach, as the writer of its drafts is named
 * @param minimum verdicts on drafts of each side below which nothing is compared; each time that so
 *     many more are given on the new side, both sides are compared
 * @param looks how often they are compared before people have nothing more to say of an adapter
 * @param level the probability, 0 to 0.5, that one which is as good is called worse at any look
 * @param compared the most verdicts on what was live before, the latest
 * @param within how old those may be when they are compared
 */
@ConfigurationProperties("phoenix.workers.learning.verdicts")
public record VerdictSettings(
    @DefaultValue("phoenix-core") String model,
    @DefaultValue("8") int minimum,
    @DefaultValue("3") int looks,
    @DefaultValue("0.05") double level,
    @DefaultValue("50") int compared,
    @DefaultValue("30d") Duration within) {

  private static final int MOST = 1000;

  /** Checks the values. */
  public VerdictSettings {
    require(!model.isBlank(), "model must name the model that nights teach");
    require(minimum >= 4 && minimum <= MOST, "minimum must be from 4 to " + MOST);
    require(looks >= 1 && looks <= 20, "looks must be from 1 to 20");
    require(level > 0 && level <= 0.5, "level must be above 0, at most 0.5");
    require(compared >= minimum && compared <= MOST, "compared must be from minimum to " + MOST);
    require(within.isPositive(), "within must be a time above zero, such as 30d");
  }

  /** The verdicts on a new adapter's drafts after which nothing more is compared. */
  public int wanted() {
    return minimum * looks;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("phoenix.workers.learning.verdicts." + otherwise);
    }
  }
}
