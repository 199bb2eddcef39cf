package dev.phoenix.local.cli;

import picocli.CommandLine.Command;

/** {@code feedback}: what people decided about texts, in, out and shown. */
@Command(
    name = "feedback",
    mixinStandardHelpOptions = true,
    description = "Imports, exports and shows the feedback that the nights learn from.",
    subcommands = {
      FeedbackImportCommand.class,
      FeedbackExportCommand.class,
      FeedbackListCommand.class
    },
    synopsisSubcommandLabel = "import|export|list")
public final class FeedbackCommand {}
