package dev.phoenix.model.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.phoenix.model.adapters.Activation.Action;
import dev.phoenix.model.adapters.AdapterException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which adapter was live when: a file of JSON lines that only grows. What is live is what the lines
 * add up to, so one written line is one whole change. A line without its end was never written: a
 * process died over it, and the next change takes its place.
 */
final class History {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final List<Activation> lines = new ArrayList<>();

  /** By base: what is live, on top of what was live before it. */
  private final Map<String, List<Activation>> stacks = new HashMap<>();

  private long read;

  History(Path file) {
    this.file = file;
  }

  /** All lines of a model's history, oldest first. */
  synchronized List<Activation> of(String base) throws IOException {
    refresh();
    return lines.stream().filter(line -> line.base().equals(base)).toList();
  }

  /** What is live for a model. */
  synchronized Activation live(String base) throws IOException {
    refresh();
    return stacks.getOrDefault(base, List.of(Activation.nothing(base))).getLast();
  }

  /** What a roll back makes live; null if nothing was live before. */
  synchronized @Nullable Activation before(String base) throws IOException {
    refresh();
    List<Activation> stack = stacks.getOrDefault(base, List.of());
    return stack.size() < 2 ? null : stack.get(stack.size() - 2);
  }

  /** The live and the previous adapters of all models. */
  synchronized List<AdapterId> kept() throws IOException {
    refresh();
    List<AdapterId> kept = new ArrayList<>();
    for (List<Activation> stack : stacks.values()) {
      for (Activation each : stack.subList(Math.max(0, stack.size() - 2), stack.size())) {
        if (each.adapter() != null) {
          kept.add(each.adapter());
        }
      }
    }
    return kept;
  }

  /** Writes a line; the caller holds the registry's lock. */
  synchronized Activation append(Activation activation) throws IOException {
    refresh();
    ObjectNode node =
        JSON.createObjectNode()
            .put("at", activation.at().toString())
            .put("action", word(activation.action()))
            .put("base", activation.base());
    if (activation.adapter() != null) {
      node.put("adapter", activation.adapter().toString()).put("scale", activation.scale());
    }
    byte[] line = (JSON.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(read);
      channel.position(read);
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    if (lines.isEmpty()) {
      DurableFiles.forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }
    refresh();
    return activation;
  }

  /** Reads the lines that were written since. */
  private void refresh() throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size < read) {
      lines.clear();
      stacks.clear();
      read = 0;
    }
    if (size == read) {
      return;
    }
    byte[] bytes = new byte[Math.toIntExact(size - read)];
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long position = read;
      while (buffer.hasRemaining() && channel.read(buffer, position) > 0) {
        position = read + buffer.position();
      }
    }
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        take(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        read += i + 1 - start;
        start = i + 1;
      }
    }
  }

  private void take(String line) {
    Activation activation;
    try {
      activation = parse(JSON.readTree(line));
    } catch (IOException | IllegalArgumentException | AdapterException e) {
      throw new AdapterException(
          Reason.DAMAGED,
          "Line %d of %s cannot be read: restore the file from a backup, or take the line out"
              .formatted(lines.size() + 1, file),
          e);
    }
    lines.add(activation);
    List<Activation> stack =
        stacks.computeIfAbsent(
            activation.base(), base -> new ArrayList<>(List.of(Activation.nothing(base))));
    if (activation.action() != Action.ROLL_BACK) {
      stack.add(activation);
    } else if (stack.size() > 1) {
      stack.removeLast();
    }
  }

  private static Activation parse(JsonNode node) {
    JsonNode adapter = node.path("adapter");
    return new Activation(
        ManifestFile.instant(ManifestFile.text(node, "at")),
        Action.valueOf(
            ManifestFile.text(node, "action").replace('-', '_').toUpperCase(Locale.ROOT)),
        ManifestFile.text(node, "base"),
        adapter.isMissingNode() ? null : AdapterId.parse(adapter.asText()),
        adapter.isMissingNode() ? 1 : AdapterRegistry.checkScale(node.path("scale").floatValue()));
  }

  private static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
