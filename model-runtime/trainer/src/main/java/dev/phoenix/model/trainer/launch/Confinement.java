package dev.phoenix.model.trainer.launch;

import dev.phoenix.model.trainer.job.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Programs of util-linux and coreutils that keep a process to its limits, in the order in which
 * they stand before its command. Each replaces itself by the next, so the process id stays. Whether
 * one works here is found out by running it: it may be missing or forbidden.
 */
final class Confinement {

  private static final int NICENESS = 10;
  private static final String SESSION = "session of its own";
  private static final String PRIORITY_AMONG_SESSIONS = "priority among sessions";
  private static final Path AUTOGROUP = Path.of("/proc/self/autogroup");
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:-(\\d+))?");

  private final List<String> prefix = new ArrayList<>();
  private final List<String> enforced = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private boolean detaches;

  private Confinement() {}

  /** What can be had on this machine. */
  static Confinement of(Limits limits) throws IOException {
    Confinement found = new Confinement();
    found.session();
    found.amongSessions();
    found.add("priority", List.of("nice", "-n", Integer.toString(NICENESS)));
    Optional<String> cpus = cpus(limits.threads());
    if (cpus.isPresent()) {
      found.add("cpus " + cpus.get(), List.of("taskset", "-c", cpus.get()));
    } else {
      found.missing.add("cpus");
    }
    // data, not address space: a Java machine reserves far more than it uses, and the weights of
    // the base are pages of a file
    found.add(
        "memory %d MiB".formatted(limits.memoryMiB()),
        List.of("prlimit", "--data=" + ((long) limits.memoryMiB() << 20), "--core=0"));
    if (!found.tried("no network", List.of("unshare", "-n"))) {
      found.add("no network", List.of("unshare", "-r", "-n"));
    }
    return found;
  }

  /** Whether {@link ProcessStart#detached} works here. */
  boolean detaches() {
    return detaches;
  }

  List<String> prefix() {
    return List.copyOf(prefix);
  }

  List<String> enforced() {
    return List.copyOf(enforced);
  }

  List<String> missing() {
    return List.copyOf(missing);
  }

  private void session() throws IOException {
    detaches = works(List.of("setsid", "--fork"));
    if (detaches) {
      enforced.add(SESSION);
    } else {
      add(SESSION, List.of("setsid"));
    }
  }

  /**
   * Where sessions are scheduled as groups, niceness counts only within one: the group's own has to
   * be set, too (sched(7), "The autogroup feature").
   */
  private void amongSessions() throws IOException {
    if (!Files.exists(AUTOGROUP)) {
      return;
    }
    List<String> lower =
        List.of("sh", "-c", "echo %d > %s && exec \"$@\"".formatted(NICENESS, AUTOGROUP), "sh");
    // tried in a session of its own: in this one, it would lower whoever launches
    List<String> trial = new ArrayList<>(List.of("setsid"));
    trial.addAll(lower);
    if (works(trial)) {
      prefix.addAll(lower);
      enforced.add(PRIORITY_AMONG_SESSIONS);
    } else {
      missing.add(PRIORITY_AMONG_SESSIONS);
    }
  }

  private void add(String what, List<String> command) throws IOException {
    if (!tried(what, command)) {
      missing.add(what);
    }
  }

  private boolean tried(String what, List<String> command) throws IOException {
    if (!works(command)) {
      return false;
    }
    prefix.addAll(command);
    enforced.add(what);
    return true;
  }

  private static boolean works(List<String> command) throws IOException {
    List<String> trial = new ArrayList<>(command);
    trial.add("true");
    try {
      Process process =
          new ProcessBuilder(trial)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while looking for " + command, e);
    } catch (IOException e) {
      // there is no such program
      return false;
    }
  }

  /** The last of the processors that this process may use: the first serve most interrupts. */
  private static Optional<String> cpus(int count) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .findFirst()
        .map(line -> last(line.substring(line.indexOf(':') + 1).strip(), count));
  }

  static String last(String list, int count) {
    List<String> all = new ArrayList<>();
    Matcher range = RANGE.matcher(list);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      IntStream.rangeClosed(first, last).mapToObj(Integer::toString).forEach(all::add);
    }
    return String.join(",", all.subList(Math.max(0, all.size() - count), all.size()));
  }
}
