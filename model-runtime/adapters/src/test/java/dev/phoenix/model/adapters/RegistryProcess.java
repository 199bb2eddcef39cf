package dev.phoenix.model.adapters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A process that adds and activates one version after another and says so on its standard output:
 * {@code begin N} before a change, {@code done N ID} after it. Arguments: folder, name, how often.
 */
final class RegistryProcess {

  private RegistryProcess() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    AdapterRegistry registry = TestAdapters.open(folder);
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      say("begin", i);
      NewAdapter adapter =
          new NewAdapter(
              args[1],
              folder.resolve("adapter-1.gguf"),
              TestAdapters.BASE,
              8,
              16,
              "change " + i,
              Map.of());
      AdapterId id = registry.add(adapter).id();
      say("added", id);
      registry.activate(id, 1);
      say("done", id);
    }
  }

  private static void say(String word, Object what) {
    System.out.println(word + " " + what);
    System.out.flush();
  }

  /** Starts one with the class path of the tests. */
  static Process start(Path folder, String name, int times) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(RegistryProcess.class.getName());
    command.addAll(List.of(folder.toString(), name, Integer.toString(times)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
