package dev.phoenix.model.server.http;

import dev.phoenix.model.server.ModelRuntimeApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Starts the application in a role, on free ports and with folders of its own. */
final class Roles {

  private Roles() {}

  /** Starts it; {@code more} are arguments such as {@code --phoenix.model-runtime...}. */
  static ServletWebServerApplicationContext start(String role, Path folder, String... more) {
    var arguments = new ArrayList<String>(arguments(role, folder));
    arguments.add("--server.port=0");
    arguments.add("--phoenix.model-runtime.core.enabled=false");
    arguments.addAll(List.of(more));
    return (ServletWebServerApplicationContext)
        new SpringApplicationBuilder(ModelRuntimeApplication.class)
            .run(arguments.toArray(String[]::new));
  }

  /**
   * The arguments that make it small and keep it away from everything else; an argument that stands
   * twice is a list, so there is none of ports and of phoenix-core.
   */
  static List<String> arguments(String role, Path folder) {
    return List.of(
        "--phoenix.model-runtime.role=" + role,
        "--phoenix.model-runtime.grpc.port=0",
        "--phoenix.model-runtime.discover-local=false",
        "--phoenix.model-runtime.core.directory=" + folder.resolve("models"),
        "--phoenix.model-runtime.adapters.directory=" + folder.resolve("adapters"),
        "--phoenix.model-runtime.audit.directory=" + folder.resolve("audit"),
        "--phoenix.model-runtime.audit.key=" + folder.resolve("keys/prompts.asc"),
        "--phoenix.model-runtime.access.tokens=" + HttpTest.TOKEN,
        "--phoenix.model-runtime.images.folder=" + folder.resolve("images"),
        "--phoenix.model-runtime.images.max-file=300KB");
  }

  static int port(ServletWebServerApplicationContext context) {
    return context.getWebServer().getPort();
  }
}
