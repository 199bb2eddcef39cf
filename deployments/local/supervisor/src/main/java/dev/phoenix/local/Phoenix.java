package dev.phoenix.local;

import dev.phoenix.local.cli.AdaptersCommand;
import dev.phoenix.local.cli.BackupCommand;
import dev.phoenix.local.cli.BenchCommand;
import dev.phoenix.local.cli.CompareCommand;
import dev.phoenix.local.cli.DemoCommand;
import dev.phoenix.local.cli.DeployCommand;
import dev.phoenix.local.cli.DownCommand;
import dev.phoenix.local.cli.FeedbackCommand;
import dev.phoenix.local.cli.LogsCommand;
import dev.phoenix.local.cli.NightCommand;
import dev.phoenix.local.cli.StatusCommand;
import dev.phoenix.local.cli.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of a local Phoenix; {@code deployments/phoenix} starts it. */
@Command(
    name = "phoenix",
    mixinStandardHelpOptions = true,
    description = "Runs Phoenix on this machine.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DeployCommand.class,
      FeedbackCommand.class,
      NightCommand.class,
      AdaptersCommand.class,
      BackupCommand.class,
      BenchCommand.class,
      CompareCommand.class
    },
    footer = {"", "  test       builds everything and runs all tests (see README.md)"})
public final class Phoenix {

  private Phoenix() {}

  /**
   * Exits with 0 when it did what was asked, 1 when it could not, 2 when it was asked wrongly, 3
   * when nothing runs.
   */
  public static void main(String[] arguments) {
    var line = new CommandLine(new Phoenix());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof UserError) {
            command.getErr().println("phoenix: " + failure.getMessage());
          } else {
            command.getErr().println("phoenix: unexpected " + failure);
            failure.printStackTrace(command.getErr());
          }
          return 1;
        });
    System.exit(line.execute(arguments));
  }
}
