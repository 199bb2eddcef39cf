package dev.phoenix.model.llama.engine;

import dev.phoenix.model.llama.binding.NativeContext;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of sequences that ended, outside the context, for requests that begin with the
 * same tokens: a context's steps get slower with every cell in use, so it holds only what runs.
 * Bounded in bytes; the least recently used entry goes first. Used by the decode thread alone.
 */
final class PrefixCache {

  /** Fewer tokens are computed as quickly as they are found. */
  private static final int LEAST_TOKENS = 8;

  /** Copying a saved token costs at most about this share of computing one. */
  private static final int COPIES_PER_TOKEN = 32;

  private static final int MOST_ENTRIES = 512;

  private record Entry(Variant variant, int[] tokens, MemorySegment state, Arena arena) {

    int commonWith(int[] prompt, int most) {
      int end = Math.min(Math.min(tokens.length, prompt.length), most);
      int mismatch = Arrays.mismatch(tokens, 0, end, prompt, 0, end);
      return mismatch < 0 ? end : mismatch;
    }
  }

  private final NativeContext context;
  private final Compaction compaction;
  private final long mostBytes;

  /** Least recently used first. */
  private final List<Entry> entries = new ArrayList<>();

  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong evictions = new AtomicLong();

  PrefixCache(NativeContext context, Compaction compaction, long mostBytes) {
    this.context = context;
    this.compaction = compaction;
    this.mostBytes = mostBytes;
  }

  /**
   * Brings the longest saved beginning of a prompt into a sequence of the context.
   *
   * @param atLeast it must be longer than this
   * @return how many tokens it has, never all, for the last one's logits are needed; 0 if there is
   *     none
   */
  int restore(Ticket ticket, int slot, int atLeast) {
    int most = ticket.prompt().length - 1;
    Entry best = null;
    int length = atLeast;
    for (Entry entry : entries) {
      if (entry.variant().equals(ticket.variant())) {
        int common = entry.commonWith(ticket.prompt(), most);
        if (common >= LEAST_TOKENS
            && common > length
            && common * COPIES_PER_TOKEN >= entry.tokens().length) {
          best = entry;
          length = common;
        }
      }
    }
    return best != null && copyIn(best, length, slot) ? length : 0;
  }

  private boolean copyIn(Entry entry, int length, int slot) {
    if (!context.restore(slot, entry.state())) {
      compaction.run();
      if (!context.restore(slot, entry.state())) {
        return false;
      }
    }
    context.remove(slot, length);
    entries.remove(entry);
    entries.add(entry);
    return true;
  }

  /** Keeps what a sequence has computed, unless there is an entry that begins with it. */
  void save(Sequence sequence) {
    int[] tokens = Arrays.copyOf(sequence.tokens(), sequence.computed());
    if (mostBytes == 0 || tokens.length < LEAST_TOKENS) {
      return;
    }
    Variant variant = sequence.ticket().variant();
    Entry covering = covering(variant, tokens);
    if (covering != null) {
      entries.remove(covering);
      entries.add(covering);
      return;
    }
    removeCovered(variant, tokens);
    long size = context.savedSize(sequence.slot());
    if (size > mostBytes) {
      return;
    }
    makeRoom(size);
    Arena arena = Arena.ofConfined();
    entries.add(new Entry(variant, tokens, context.save(sequence.slot(), arena), arena));
    bytes.addAndGet(size);
  }

  /** Before a state is copied: the bound holds at every moment. */
  private void makeRoom(long size) {
    while (bytes.get() + size > mostBytes || entries.size() >= MOST_ENTRIES) {
      forget(entries.removeFirst());
      evictions.incrementAndGet();
    }
  }

  private @Nullable Entry covering(Variant variant, int[] tokens) {
    for (Entry entry : entries) {
      if (entry.variant().equals(variant)
          && entry.commonWith(tokens, tokens.length) == tokens.length) {
        return entry;
      }
    }
    return null;
  }

  private void removeCovered(Variant variant, int[] tokens) {
    for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
      Entry entry = each.next();
      if (entry.variant().equals(variant)
          && entry.commonWith(tokens, tokens.length) == entry.tokens().length) {
        each.remove();
        forget(entry);
      }
    }
  }

  /** Forgets what an adapter computed. */
  void removeOf(LoadedAdapter adapter) {
    for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
      Entry entry = each.next();
      if (adapter.equals(entry.variant().adapter())) {
        each.remove();
        forget(entry);
      }
    }
  }

  /** Forgets all. */
  void clear() {
    entries.forEach(this::forget);
    entries.clear();
  }

  private void forget(Entry entry) {
    bytes.addAndGet(-entry.state().byteSize());
    entry.arena().close();
  }

  long bytes() {
    return bytes.get();
  }

  long evictions() {
    return evictions.get();
  }
}
