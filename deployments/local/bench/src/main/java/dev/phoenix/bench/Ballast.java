package dev.phoenix.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent that takes memory in the process that it is loaded into, and keeps it. */
public final class Ballast {

  private static final List<MemorySegment> KEPT = new CopyOnWriteArrayList<>();

  private Ballast() {}

  /**
   * Takes the memory and writes to all of it, so that it is resident.
   *
   * @param megabytes how much, a whole number
   */
  public static void agentmain(String megabytes) {
    var taken = Arena.global().allocate(Long.parseLong(megabytes) << 20);
    taken.fill((byte) 1);
    KEPT.add(taken);
  }
}
