package dev.phoenix.local.cli;

import dev.phoenix.local.UserError;
import dev.phoenix.local.backup.BackupRun;
import dev.phoenix.local.backup.BackupSettings;
import dev.phoenix.local.backup.BackupState;
import dev.phoenix.local.backup.Backups;
import dev.phoenix.local.backup.Stillness;
import dev.phoenix.local.backup.Vault;
import dev.phoenix.local.backup.WorkersDatabase;
import dev.phoenix.local.home.Home;
import dev.phoenix.local.home.Settings;
import dev.phoenix.local.rest.SupervisorDoor;
import dev.phoenix.local.supervise.RunStateFile;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code backup now}: by the supervisor where Phoenix runs, by itself where it does not; exits with
 * 0 when the archive is there and good.
 */
@Command(
    name = "now",
    mixinStandardHelpOptions = true,
    description = "Makes a backup now, whether Phoenix runs or not.")
public final class BackupNowCommand implements Callable<Integer> {

  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final long POLL_MILLIS = 300;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its name; the date and time by default. One that is there is not made again.")
  private String id = ID.format(Clock.systemUTC().instant());

  private final Console console = new Console(System.out);
  private String said = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Vault.isId(id)) {
      throw new UserError(
          "A backup's name has up to 64 letters, digits, points, hyphens and underscores, and"
              + " begins with a letter or digit.");
    }
    var environment = System.getenv();
    var home = Home.of(environment);
    var settings = Settings.read(home, environment);
    boolean runs =
        new RunStateFile(home.stateFile())
            .read()
            .filter(state -> state.supervisor().isAlive())
            .isPresent();
    var ended = runs ? follow(home, settings) : here(home, settings);
    if (ended.state() != BackupState.State.DONE) {
      throw new UserError("No backup was made: " + ended.message());
    }
    System.out.printf(
        "%s%n%d bytes, SHA-256 %s, %s%n",
        ended.archive(),
        ended.bytes(),
        ended.sha256() == null ? "not taken" : ended.sha256(),
        runs ? "everything stood still for " + ended.frozenMillis() + " ms" : "nothing ran");
    if (ended.message() != null) {
      System.out.println(ended.message());
    }
    return 0;
  }

  private BackupState follow(Home home, Settings settings)
      throws IOException, InterruptedException {
    var door = SupervisorDoor.of(home, settings);
    var state = door.beginBackup(id, "asked for by hand");
    while (state.state() == BackupState.State.RUNNING) {
      say(state);
      Thread.sleep(POLL_MILLIS);
      state = door.backup(id);
    }
    return state;
  }

  private BackupState here(Home home, Settings settings) throws IOException {
    try (var _ = Stack.take(home, console)) {
      var clock = Clock.systemUTC();
      var backup = BackupSettings.read(home);
      var run =
          new BackupRun(
              home,
              backup,
              WorkersDatabase.of(settings, System.getenv()),
              Stillness.NOTHING_RUNS,
              clock);
      var backups = new Backups(run, backup, clock);
      return backups.find(id).orElseGet(() -> backups.make(id, "asked for by hand", this::say));
    }
  }

  private void say(BackupState state) {
    if (state.state() == BackupState.State.RUNNING && !state.step().equals(said)) {
      said = state.step();
      console.say(said);
    }
  }
}
