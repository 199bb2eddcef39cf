package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The tokens of one step: each with its sequence, its position there and whether its logits are
 * wanted.
 */
public final class NativeBatch {

  private final int capacity;
  private final Struct struct;
  private final MemorySegment tokens;
  private final MemorySegment positions;
  private final MemorySegment sequences;
  private final MemorySegment logits;
  private int size;

  /**
   * An empty batch.
   *
   * @param capacity most tokens
   * @param arena owns its memory
   */
  public NativeBatch(int capacity, Arena arena) {
    this.capacity = capacity;
    this.tokens = arena.allocate(JAVA_INT, capacity);
    this.positions = arena.allocate(JAVA_INT, capacity);
    this.sequences = arena.allocate(JAVA_INT, capacity);
    this.logits = arena.allocate(JAVA_BYTE, capacity);
    MemorySegment sequenceCounts = arena.allocate(JAVA_INT, capacity);
    MemorySegment sequencePointers = arena.allocate(ADDRESS, capacity);
    for (int i = 0; i < capacity; i++) {
      sequenceCounts.setAtIndex(JAVA_INT, i, 1);
      sequencePointers.setAtIndex(ADDRESS, i, sequences.asSlice(i * 4L, 4));
    }
    struct = new Struct(BuildB4916.BATCH, arena.allocate(BuildB4916.BATCH));
    struct.set("token", tokens);
    struct.set("embd", MemorySegment.NULL);
    struct.set("pos", positions);
    struct.set("n_seq_id", sequenceCounts);
    struct.set("seq_id", sequencePointers);
    struct.set("logits", logits);
  }

  /** Removes all tokens. */
  public void clear() {
    size = 0;
  }

  /**
   * Adds a token.
   *
   * @return its index, by which its logits are asked for
   */
  public int add(int token, int position, int sequence, boolean wantLogits) {
    if (size == capacity) {
      throw new IllegalStateException("The batch is full at " + capacity);
    }
    tokens.setAtIndex(JAVA_INT, size, token);
    positions.setAtIndex(JAVA_INT, size, position);
    sequences.setAtIndex(JAVA_INT, size, sequence);
    logits.set(JAVA_BYTE, size, (byte) (wantLogits ? 1 : 0));
    return size++;
  }

  /** How many tokens it has. */
  public int size() {
    return size;
  }

  /** How many tokens may be added. */
  public int room() {
    return capacity - size;
  }

  /** The {@code llama_batch} with the tokens so far. */
  MemorySegment memory() {
    struct.set("n_tokens", size);
    return struct.memory();
  }
}
