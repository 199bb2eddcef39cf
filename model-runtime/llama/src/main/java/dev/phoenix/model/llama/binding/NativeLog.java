package dev.phoenix.model.llama.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * llama.cpp's log lines in this process's log, one level quieter than llama.cpp gives them; errors
 * are kept so that an exception can say what it said.
 */
final class NativeLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.phoenix.model.llama.native");
  private static final int DEBUG = 1;
  private static final int WARN = 3;
  private static final int ERROR = 4;
  private static final int CONTINUED = 5;
  private static final int MOST_ERRORS = 4;

  /** What b4916 logs when a step finds no room: an everyday matter, after which it is mended. */
  private static final String NO_ROOM = "failed to prepare ubatch";

  private static final String STEP_FAILED = "failed to decode";
  private static final long MOST_LINE_BYTES = 1 << 16;

  private static final StringBuilder LINE = new StringBuilder();
  private static final Deque<String> ERRORS = new ArrayDeque<>();
  private static final AtomicLong STEPS_WITHOUT_ROOM = new AtomicLong();
  private static int level;

  private NativeLog() {}

  /** The callback for {@code llama_log_set}, alive as long as the process. */
  static MemorySegment callback() {
    try {
      var method =
          MethodHandles.lookup()
              .findStatic(
                  NativeLog.class,
                  "write",
                  MethodType.methodType(
                      void.class, int.class, MemorySegment.class, MemorySegment.class));
      return Linker.nativeLinker()
          .upcallStub(
              method, FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS), Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The log callback is in this class", e);
    }
  }

  /** How many steps have found no room so far. */
  static long stepsWithoutRoom() {
    return STEPS_WITHOUT_ROOM.get();
  }

  /** The latest errors, oldest first, which are forgotten then. */
  static synchronized String takeErrors() {
    String errors = String.join("; ", ERRORS);
    ERRORS.clear();
    return errors;
  }

  /** An exception that left an upcall would end the process, so none does. */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable", "CatchAndPrintStackTrace"})
  private static void write(int lineLevel, MemorySegment text, MemorySegment ignored) {
    try {
      append(lineLevel, text.reinterpret(MOST_LINE_BYTES).getString(0));
    } catch (Throwable e) {
      LOG.debug("A log line of llama.cpp could not be read", e);
    }
  }

  private static synchronized void append(int lineLevel, String text) {
    if (lineLevel != CONTINUED) {
      level = lineLevel;
    }
    LINE.append(text);
    if (LINE.indexOf("\n") >= 0 || LINE.length() > MOST_LINE_BYTES) {
      String line = LINE.toString().strip();
      LINE.setLength(0);
      if (!line.isEmpty() && !line.chars().allMatch(c -> c == '.')) {
        log(line);
      }
    }
  }

  private static void log(String line) {
    if (level == ERROR) {
      ERRORS.addLast(line);
      if (ERRORS.size() > MOST_ERRORS) {
        ERRORS.removeFirst();
      }
      if (line.contains(NO_ROOM)) {
        STEPS_WITHOUT_ROOM.incrementAndGet();
      }
      if (line.contains(NO_ROOM) || line.contains(STEP_FAILED)) {
        LOG.debug(line);
      } else {
        LOG.warn(line);
      }
    } else if (level == WARN) {
      LOG.info(line);
    } else if (level == DEBUG) {
      LOG.trace(line);
    } else {
      LOG.debug(line);
    }
  }
}
