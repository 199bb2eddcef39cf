package dev.phoenix.feed.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns an unusable data directory into two sentences instead of a stack trace. */
class UnusableDataDirectoryAnalyzer
    extends AbstractFailureAnalyzer<UnusableDataDirectoryException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableDataDirectoryException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Stop the other feed server that uses it, make it writable, or choose another one with"
            + " phoenix.feed.data-directory.",
        cause);
  }
}
