package dev.phoenix.local.cli;

import dev.phoenix.local.Json;
import dev.phoenix.local.backup.BackupSettings;
import dev.phoenix.local.backup.Vault;
import dev.phoenix.local.home.Home;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup list}: what is in the folder of archives. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the backups, the newest first.")
public final class BackupListCommand implements Callable<Integer> {

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    var vault = new Vault(BackupSettings.read(Home.of(System.getenv())).folder());
    var archives = vault.list();
    if (json) {
      System.out.println(
          Json.MAPPER
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(Map.of("backups", archives)));
    } else if (archives.isEmpty()) {
      System.out.println("There is no backup in " + vault.folder() + ".");
    } else {
      System.out.printf("%-20s %-24s %12s %10s  %s%n", "ID", "AT", "BYTES", "FROZEN ms", "WHY");
      for (var each : archives) {
        System.out.printf(
            "%-20s %-24s %12d %10s  %s%n",
            TerminalText.plain(each.id()),
            each.at() == null ? "-" : each.at().toString().substring(0, 19) + "Z",
            each.bytes(),
            each.frozenMillis() == null ? "-" : each.frozenMillis().toString(),
            TerminalText.plain(each.problem() == null ? "" + each.reason() : each.problem()));
      }
    }
    return 0;
  }
}
