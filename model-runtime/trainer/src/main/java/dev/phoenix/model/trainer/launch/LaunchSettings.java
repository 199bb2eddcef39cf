package dev.phoenix.model.trainer.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * What programs are started with.
 *
 * @param java the program
 * @param classPath of what is started: as usual, or the one jar of a Spring Boot program, whose
 *     inner jars Boot's {@code PropertiesLauncher} then reads
 * @param natives folder that PyTorch's library is unpacked to: shared by all jobs, and the only
 *     place outside of its folder that a trainer writes to, once
 */
public record LaunchSettings(Path java, String classPath, Path natives) {

  private static final String BOOT = "org.springframework.boot.loader.launch.PropertiesLauncher";

  /** Java and class path of this process, and the folder that DJL uses by itself. */
  public static LaunchSettings ofThisProcess() {
    return new LaunchSettings(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        absolute(System.getProperty("java.class.path")),
        Path.of(System.getProperty("user.home"), ".djl.ai"));
  }

  /** The same with another folder for PyTorch's library. */
  public LaunchSettings withNatives(Path folder) {
    return new LaunchSettings(java, classPath, folder.toAbsolutePath().normalize());
  }

  /** What is started works elsewhere. */
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The arguments by which Java finds a class and runs its {@code main}. */
  List<String> run(String mainClass) throws IOException {
    return packed()
        ? List.of("-cp", classPath, "-Dloader.main=" + mainClass, BOOT)
        : List.of("-cp", classPath, mainClass);
  }

  private boolean packed() throws IOException {
    if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(Path.of(classPath))) {
      return false;
    }
    try (ZipFile jar = new ZipFile(classPath)) {
      return jar.getEntry(BOOT.replace('.', '/') + ".class") != null;
    }
  }
}
