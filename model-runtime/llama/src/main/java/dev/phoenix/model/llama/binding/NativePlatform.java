package dev.phoenix.model.llama.binding;

import java.util.Locale;

/**
 * An operating system and processor that the carrier jar has a library for.
 *
 * @param folder the folder inside the jar, such as {@code Linux/x86_64}
 * @param file the library's name there
 */
record NativePlatform(String folder, String file) {

  private static final String ROOT = "de/kherud/llama/";

  /** The library's place in the carrier jar. */
  String resource() {
    return ROOT + folder + "/" + file;
  }

  /** Whether the library needs the system's libgomp. */
  boolean needsOpenMp() {
    return folder.equals("Linux/x86_64");
  }

  /** The platform of this JVM. */
  static NativePlatform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /**
   * The platform by the JVM's names for it.
   *
   * @throws LlamaException if there is no library for it
   */
  static NativePlatform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
    boolean intel = osArch.equals("amd64") || osArch.equals("x86_64");
    String arch = arm ? "aarch64" : "x86_64";
    if (os.contains("linux") && (arm || intel)) {
      return new NativePlatform("Linux/" + arch, "libjllama.so");
    }
    if (os.contains("mac") && (arm || intel)) {
      return new NativePlatform("Mac/" + arch, "libjllama.dylib");
    }
    if (os.contains("windows") && intel) {
      return new NativePlatform("Windows/" + arch, "jllama.dll");
    }
    throw new LlamaException(
        "There is no llama.cpp library for %s on %s: use an Ollama, vLLM or llama-server backend"
            .formatted(osName, osArch));
  }
}
