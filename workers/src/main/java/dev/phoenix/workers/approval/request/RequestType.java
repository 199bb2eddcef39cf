package dev.phoenix.workers.approval.request;

import java.util.Locale;

/** What a person is asked for. */
public enum RequestType {
  /** Money to be spent. */
  PAYMENT,
  /** One of several designs. */
  DESIGN_DECISION,
  /** An account or a key at a provider. */
  API_ACCOUNT,
  /** A text before it is published. */
  CONTENT_APPROVAL,
  /** Where to go. */
  STRATEGIC_DECISION;

  /** The id of the form that decides it. */
  public String form() {
    return "decide-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
