package dev.phoenix.model.bench.compare;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison is asked for.
 *
 * @param models names, files and folders, one or more
 * @param server the model runtime
 * @param threads native threads that compute a file or folder, 1 to 64
 * @param html where to write a page with charts; null for none
 * @param json where to write the numbers; null for none
 */
record Order(
    List<String> models, Server server, int threads, @Nullable Path html, @Nullable Path json) {

  private static final URI USUAL = URI.create("http://127.0.0.1:8091");

  /**
   * Reads a command line: {@code [--server URL] [--server-process PID] [--threads N] [--html FILE]
   * [--json FILE] MODEL...}.
   *
   * @throws ComparisonException if there is no model in it, or an option is not known
   */
  static Order parse(List<String> arguments) {
    var models = new ArrayList<String>();
    var address = USUAL;
    Long process = null;
    int threads = 2;
    Path html = null;
    Path json = null;
    var rest = arguments.iterator();
    while (rest.hasNext()) {
      var argument = rest.next();
      if (!argument.startsWith("--")) {
        models.add(argument);
        continue;
      }
      if (!rest.hasNext()) {
        throw new ComparisonException(argument + " needs a value");
      }
      var value = rest.next();
      switch (argument) {
        case "--server" -> address = URI.create(value);
        case "--server-process" -> process = Long.parseLong(value);
        case "--threads" -> threads = threads(value);
        case "--html" -> html = Path.of(value);
        case "--json" -> json = Path.of(value);
        default -> throw new ComparisonException(argument + " is not known");
      }
    }
    if (models.isEmpty()) {
      throw new ComparisonException("Name at least one model");
    }
    var token = System.getenv(Server.TOKEN_VARIABLE);
    return new Order(List.copyOf(models), new Server(address, token, process), threads, html, json);
  }

  private static int threads(String value) {
    if (!value.matches("[1-9]|[1-5]\\d|6[0-4]")) {
      throw new ComparisonException("--threads must be from 1 to 64; it is " + value);
    }
    return Integer.parseInt(value);
  }
}
