package dev.phoenix.workers.reviewer;

import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the lookup when it is first needed, and takes a failed one for "not found". */
final class ForgivingLookup implements ReviewerLookup {

  private static final Logger LOG = LoggerFactory.getLogger(ForgivingLookup.class);

  private final Supplier<ReviewerLookup> lookup;

  ForgivingLookup(Supplier<ReviewerLookup> lookup) {
    this.lookup = lookup;
  }

  @Override
  public Optional<String> find(Review review) {
    try {
      return lookup.get().find(review);
    } catch (RuntimeException e) {
      LOG.warn("The reviewer cannot be looked up: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
