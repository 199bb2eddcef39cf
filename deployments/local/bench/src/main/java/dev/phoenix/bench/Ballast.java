package dev.phoenix.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Memory that a process takes and keeps. */
final class Ballast {

  private static final List<MemorySegment> KEPT = new CopyOnWriteArrayList<>();

  private Ballast() {}

  /** Takes so much and writes to all of it, so that it is resident. */
  static void take(long megabytes) {
    var taken = Arena.global().allocate(megabytes << 20);
    taken.fill((byte) 1);
    KEPT.add(taken);
  }
}
