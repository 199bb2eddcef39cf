package dev.phoenix.local.cli;

import picocli.CommandLine.Command;

/** {@code backup}: all that a Phoenix keeps as one signed file, and back. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Makes, lists, verifies and restores backups.",
    subcommands = {
      BackupNowCommand.class,
      BackupListCommand.class,
      BackupVerifyCommand.class,
      BackupRestoreCommand.class
    })
public final class BackupCommand {}
