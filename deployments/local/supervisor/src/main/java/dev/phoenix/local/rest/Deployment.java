package dev.phoenix.local.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.local.Json;
import dev.phoenix.local.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The flows, decisions and forms below some folders, deployed together or not at all.
 *
 * @param resources in the order of their names
 * @param digest SHA-256 over names and contents, 64 hexadecimal digits
 */
public record Deployment(List<Path> resources, String digest) {

  private static final String TYPES = ".*\\.(bpmn|dmn|form)";

  /** What lies below the folders. */
  public static Deployment of(List<Path> folders) {
    var resources = new ArrayList<Path>();
    for (var folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new UserError(
            folder + " is not a folder: name one that holds .bpmn, .dmn or .form files");
      }
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(path -> path.getFileName().toString().matches(TYPES))
            .filter(path -> !path.toString().contains("node_modules"))
            .forEach(resources::add);
      } catch (IOException e) {
        throw new UserError(folder + " cannot be read: " + e.getMessage(), e);
      }
    }
    if (resources.isEmpty()) {
      throw new UserError("There is no .bpmn, .dmn or .form file below " + folders);
    }
    resources.sort((a, b) -> a.getFileName().compareTo(b.getFileName()));
    return new Deployment(List.copyOf(resources), digest(resources));
  }

  /** Deploys; a refusal is shown as the engine words it. */
  public JsonNode to(Camunda camunda) throws InterruptedException {
    var boundary = "phoenix-" + UUID.randomUUID();
    var request =
        camunda
            .request("/v2/deployments")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body(boundary)));
    var response = camunda.send(request);
    if (response.statusCode() / 100 != 2) {
      throw new UserError(
          "Nothing was deployed; the engine says:\n" + Camunda.detail(response.body()));
    }
    try {
      return Json.MAPPER.readTree(response.body()).path("deployments");
    } catch (IOException e) {
      throw new UserError("The engine's answer cannot be read", e);
    }
  }

  private byte[] body(String boundary) {
    var out = new ByteArrayOutputStream();
    for (var resource : resources) {
      write(
          out,
          "--"
              + boundary
              + "\r\nContent-Disposition: form-data; name=\"resources\"; filename=\""
              + resource.getFileName()
              + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
      out.writeBytes(read(resource));
      write(out, "\r\n");
    }
    write(out, "--" + boundary + "--\r\n");
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String digest(List<Path> resources) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      for (var resource : resources) {
        sha256.update(resource.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(read(resource));
        sha256.update((byte) 0);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
