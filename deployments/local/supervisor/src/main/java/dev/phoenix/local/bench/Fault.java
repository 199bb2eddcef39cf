package dev.phoenix.local.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What happens to one publication, at which step. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** The workers are killed about when they take the job. */
  WORKERS_KILLED_BEFORE_SENDING,
  /** The workers are killed when the request has left them and has not arrived. */
  WORKERS_KILLED_WHILE_SENDING,
  /** The workers are killed when the feed has accepted and they do not know it yet. */
  WORKERS_KILLED_AFTER_ACCEPTANCE,
  /** The workers are killed about when they complete the job. */
  WORKERS_KILLED_AFTER_ANSWER,
  /** The feed server accepts and resets the connection. */
  RESET_AFTER_ACCEPTANCE,
  /** The feed server accepts after the connector has given up waiting. */
  ACCEPTED_LATE,
  /** The feed server is killed before it could accept. */
  FEED_KILLED_WHILE_SENDING,
  /** The feed server is killed after it accepted, before it answers. */
  FEED_KILLED_AFTER_ACCEPTANCE,
  /** PostgreSQL is killed while the request is on its way; the feed accepts. */
  LEDGER_KILLED_WHILE_SENDING,
  /** PostgreSQL is killed when the connector has the answer. */
  LEDGER_KILLED_AFTER_ANSWER;

  /** Whether it needs a ledger that is a process of its own. */
  boolean killsLedger() {
    return this == LEDGER_KILLED_WHILE_SENDING || this == LEDGER_KILLED_AFTER_ANSWER;
  }

  /** So many faults, each about as often as any other, in an order that the seed decides. */
  static List<Fault> order(int count, boolean ledgerIsProcess, Random random) {
    var kinds =
        Arrays.stream(values()).filter(fault -> ledgerIsProcess || !fault.killsLedger()).toList();
    var order =
        new ArrayList<>(
            IntStream.range(0, count).mapToObj(i -> kinds.get(i % kinds.size())).toList());
    Collections.shuffle(order, random);
    return order;
  }
}
