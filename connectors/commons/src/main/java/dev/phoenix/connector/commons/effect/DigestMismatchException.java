package dev.phoenix.connector.commons.effect;

/** Other content came under a key that the ledger already knows. No retry mends it. */
public final class DigestMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DigestMismatchException(EffectKey key) {
    super(
        "Other content was recorded before as "
            + key
            + ", so nothing was sent. If the variables were changed, put the former content back"
            + " and retry, or cancel the instance and start another. If the engine was started"
            + " afresh beside an older ledger, start the ledger afresh too, so that it gets an"
            + " installation id of its own");
  }
}
