package dev.phoenix.model.trainer.launch;

import java.nio.file.Path;

/**
 * What trainers are started with.
 *
 * @param java the program
 * @param classPath of the trainer
 * @param natives folder that PyTorch's library is unpacked to: shared by all jobs, and the only
 *     place outside of its folder that a trainer writes to, once
 */
public record LaunchSettings(Path java, String classPath, Path natives) {

  /** Java and class path of this process, and the folder that DJL uses by itself. */
  public static LaunchSettings ofThisProcess() {
    return new LaunchSettings(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        System.getProperty("java.class.path"),
        Path.of(System.getProperty("user.home"), ".djl.ai"));
  }
}
