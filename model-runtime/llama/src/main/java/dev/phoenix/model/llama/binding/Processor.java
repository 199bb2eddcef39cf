package dev.phoenix.model.llama.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the processor must be able to do. A library compiled for instructions that it lacks ends the
 * process with an illegal instruction, so this is asked first.
 */
final class Processor {

  /** Where Linux describes the processor. */
  static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** What the carrier's library for Linux on x86-64 is compiled for. */
  private static final List<String> NEEDED = List.of("avx", "avx2", "fma", "f16c");

  private static final Pattern FLAGS = Pattern.compile("(?m)^flags\\s*:(.*)$");

  private Processor() {}

  /**
   * Checks the processor where its abilities can be read; elsewhere the library is trusted.
   *
   * @throws LlamaException if it lacks an instruction set that the library uses
   */
  static void require(NativePlatform platform, Path cpuInfo) {
    if (!platform.folder().equals("Linux/x86_64")) {
      return;
    }
    var flags = FLAGS.matcher(read(cpuInfo));
    if (!flags.find()) {
      return;
    }
    var there = Stream.of(flags.group(1).strip().split("\\s+")).toList();
    var missing = NEEDED.stream().filter(flag -> !there.contains(flag)).toList();
    if (!missing.isEmpty()) {
      throw new LlamaException(
          "This processor lacks %s, which the llama.cpp library uses: use an Ollama, vLLM or llama-server backend"
              .formatted(String.join(", ", missing)));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
