package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.Archive;
import dev.phoenix.local.backup.BrokenArchiveException;
import dev.phoenix.local.backup.Keys;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup verify}: exits with 0 if every byte is as it was written, else with 1. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks a backup's signature and every file in it; the newest by default.")
public final class BackupVerifyCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "ID|FILE", description = "Which one.")
  private String name = "";

  @Option(names = "--key", paramLabel = "FILE", description = "The public key to check it with.")
  private @Nullable Path key;

  @Override
  public Integer call() throws IOException {
    var home = Home.of(System.getenv());
    var file = BackupFile.of(name, home);
    var keys = Keys.of(key, home, file);
    tell(keys);
    try (var archive = Archive.open(file)) {
      archive.verify(keys.key());
      var manifest = archive.manifest();
      System.out.printf(
          "%s is good: %d files, %d bytes, taken at %s, signed by %s%n",
          file, manifest.files().size(), manifest.bytes(), manifest.at(), keys.key().fingerprint());
      return 0;
    } catch (BrokenArchiveException e) {
      throw new UserError(file + " is broken. " + TerminalText.plain("" + e.getMessage()), e);
    }
  }

  /** Warns of a key that came with the archive. */
  static void tell(Keys keys) {
    if (!keys.trusted()) {
      System.out.printf(
          "Warning: checked by the key that lies beside the archive, %s, fingerprint %s. Whoever"
              + " changed the archive could have put it there: compare the fingerprint with the one"
              + " that you wrote down, or name your own copy with --key.%n",
          keys.file(), keys.key().fingerprint());
    }
  }
}
