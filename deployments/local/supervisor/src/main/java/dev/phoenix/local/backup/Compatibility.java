package dev.phoenix.local.backup;

import dev.phoenix.local.UserError;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;

/**
 * Whether this Phoenix can go on with another one's data. A newer one migrates them; an older one
 * would not know what it reads.
 */
final class Compatibility {

  private Compatibility() {}

  /**
   * Looks.
   *
   * @throws UserError if the data are newer than this Phoenix
   */
  static void check(Manifest.Software data, Checkout checkout) throws IOException {
    var here = checkout.software();
    if (Version.parse(data.camunda()).compareTo(Version.parse(here.camunda())) > 0) {
      refuse("Camunda " + data.camunda() + ", and this one has " + here.camunda());
    }
    if (data.migrations() > here.migrations()) {
      refuse(
          "tables of version %d, and this one knows version %d"
              .formatted(data.migrations(), here.migrations()));
    }
    var commit = data.commit();
    var own = here.commit();
    if (commit != null
        && own != null
        && !commit.equals(own)
        && checkout.isAncestor(own, commit).orElse(false)) {
      refuse("commit %.12s, which comes after this one's %.12s".formatted(commit, own));
    }
  }

  private static void refuse(String newer) {
    throw new UserError(
        "The backup is of a newer Phoenix: "
            + newer
            + ". Restore it with that version or a later one.");
  }
}
