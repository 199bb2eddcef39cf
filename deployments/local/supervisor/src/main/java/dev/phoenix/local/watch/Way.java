package dev.phoenix.local.watch;

/** One way to tell people. */
interface Way {

  /** What history calls it. */
  String name();

  /** Sends a notice once; takes some seconds at most. What it answers never holds a secret. */
  Sending send(Notice notice) throws InterruptedException;
}
