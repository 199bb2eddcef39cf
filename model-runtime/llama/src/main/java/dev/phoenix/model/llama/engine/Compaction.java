package dev.phoenix.model.llama.engine;

import dev.phoenix.model.llama.binding.NativeContext;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves the running sequences' cells together, so that the free ones lie in a row: copies them out,
 * empties the context and copies them in. b4916's own defragmentation is not used, for it ends the
 * process when it reserves memory behind the last cell.
 */
final class Compaction {

  private final NativeContext context;
  private final Collection<Sequence> running;

  /** A compaction of what runs at the time of each {@link #run}. */
  Compaction(NativeContext context, Collection<Sequence> running) {
    this.context = context;
    this.running = running;
  }

  /** Compacts. A sequence that finds no room again, which cannot be, starts over. */
  void run() {
    try (Arena arena = Arena.ofConfined()) {
      Map<Sequence, MemorySegment> states = new LinkedHashMap<>();
      for (Sequence sequence : running) {
        if (sequence.computed() > 0) {
          states.put(sequence, context.save(sequence.slot(), arena));
        }
      }

      context.clear();
      states.forEach(
          (sequence, state) -> {
            if (!context.restore(sequence.slot(), state)) {
              sequence.startOver();
            }
          });
    }
  }
}
