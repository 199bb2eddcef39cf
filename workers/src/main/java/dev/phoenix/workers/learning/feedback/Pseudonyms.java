package dev.phoenix.workers.learning.feedback;

import dev.phoenix.workers.learning.likeness.Sha256;
import dev.phoenix.workers.storage.Installation;

/**
 * Digests that tell reviewers apart without naming them. They differ between installations. Who
 * knows the installation's id and the names can tell which is whose: pseudonyms, no anonymity.
 */
public final class Pseudonyms {

  private static final int LENGTH = 16;

  private final Installation installation;

  /** Those of an installation. */
  public Pseudonyms(Installation installation) {
    this.installation = installation;
  }

  /** The digest of a reviewer's name, 16 hexadecimal digits. */
  public String of(String reviewer) {
    return Sha256.of(installation.id() + "\n" + reviewer).substring(0, LENGTH);
  }
}
