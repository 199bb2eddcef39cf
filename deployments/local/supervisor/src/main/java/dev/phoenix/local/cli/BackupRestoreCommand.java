package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.BrokenArchiveException;
import dev.phoenix.local.backup.Keys;
import dev.phoenix.local.backup.Restore;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup restore}: a backup's data into a home in which nothing runs. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Puts a backup into a home in which nothing runs.")
public final class BackupRestoreCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID|FILE", description = "Which one.")
  private String name = "";

  @Option(
      names = "--into",
      paramLabel = "HOME",
      description = "The home, in place of PHOENIX_HOME; made when it is missing.")
  private @Nullable Path into;

  @Option(names = "--key", paramLabel = "FILE", description = "The public key to check it with.")
  private @Nullable Path key;

  @Option(
      names = "--force",
      description = "Also into a home that holds data: they are moved aside, not deleted.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    var own = Home.of(System.getenv());
    var home = into == null ? own : own.in(into.toAbsolutePath().normalize());
    var file = BackupFile.of(name, own);
    var keys = Keys.of(key, own, file);
    BackupVerifyCommand.tell(keys);
    if (keys.isAnothers(home)) {
      System.out.printf(
          "Warning: this backup is not one of %s, which signs with another key: it is another"
              + " Phoenix', or of a home that was lost. Its data take the place of those there.%n",
          home.directory());
    }
    try {
      tell(
          new Restore(home, System.getenv(), force, Clock.systemUTC()).from(file, keys.key()),
          home);
      return 0;
    } catch (BrokenArchiveException e) {
      throw new UserError(
          file + " is broken, and nothing was restored. " + TerminalText.plain("" + e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UserError("The restore did not come to its end: " + e.getMessage(), e);
    }
  }

  private static void tell(Restore.Restored restored, Home home) {
    var manifest = restored.manifest();
    System.out.printf(
        "Restored %s into %s: %d files, as they were at %s.%n",
        manifest.id(), home.directory(), manifest.files().size(), manifest.at());
    if (restored.movedAside() != null) {
      System.out.println("The data that were there are in " + restored.movedAside() + ".");
    }
    var tables = restored.tables();
    if (tables != null && tables.movedAside() != null) {
      System.out.println(
          "The tables that were in the database are in its schema " + tables.movedAside() + ".");
    }
    if (tables != null && !tables.leftOut().isEmpty()) {
      System.out.println(
          "Not restored, since they are not Phoenix's tables: "
              + TerminalText.plain(String.join(", ", tables.leftOut())));
    }
    if (!restored.keptConfig().isEmpty()) {
      System.out.println(
          "Left as they are, since they were there: " + String.join(", ", restored.keptConfig()));
    }
    System.out.println(
        "Next: ./deployments/phoenix up. What was on its way when the picture was taken, and what"
            + " may have happened since, is looked up before anything is sent again. Whoever"
            + " started something after it has to start it again.");
  }
}
