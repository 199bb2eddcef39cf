package dev.phoenix.local.nights;

import dev.phoenix.local.Json;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.rest.ModelRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What a platform drafts with, as its registry says and as it is on disk. */
public final class LiveModel {

  private final Home home;
  private final ModelRuntime runtime;

  /** That of the platform in a home. */
  public LiveModel(Home home, ModelRuntime runtime) {
    this.home = home;
    this.runtime = runtime;
  }

  /** What is live, with the digests of its bytes on disk. */
  public Standing standing() throws IOException, InterruptedException {
    var live = runtime.get("/v1/adapters").at("/live/adapter");
    if (!live.isTextual()) {
      return new Standing(null, "", "", base());
    }
    var manifest = runtime.get("/v1/adapters/" + ModelRuntime.segment(live.asText()));
    return new Standing(
        live.asText(),
        manifest.path("sha256").asText(),
        Digest.sha256(file(live.asText())),
        base());
  }

  /** Makes the model alone live. */
  public void forget() throws IOException, InterruptedException {
    var _ = runtime.post("/v1/adapters/deactivate", Json.MAPPER.createObjectNode());
  }

  /** Makes an adapter live. */
  void activate(String adapter) throws IOException, InterruptedException {
    var _ =
        runtime.post(
            "/v1/adapters/" + ModelRuntime.segment(adapter) + "/activate",
            Json.MAPPER.createObjectNode());
  }

  private Path file(String adapter) {
    int version = adapter.lastIndexOf("-v");
    return home.data()
        .resolve("model-runtime/adapters/adapters")
        .resolve(adapter.substring(0, version))
        .resolve(adapter.substring(version + 1))
        .resolve("adapter.gguf");
  }

  /** The files that adapters are made for: the engine's, and, from the first night on, DJL's. */
  private Map<String, String> base() throws IOException {
    var models = home.data().resolve("model-runtime/models");
    var digests = new TreeMap<String, String>();
    try (var files = Files.walk(models)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var name = models.relativize(file).toString();
        if (name.startsWith("phoenix-core")) {
          digests.put(name, Digest.sha256(file));
        }
      }
    }
    return digests;
  }
}
