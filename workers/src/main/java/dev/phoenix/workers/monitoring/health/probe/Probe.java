package dev.phoenix.workers.monitoring.health.probe;

import dev.phoenix.connector.commons.http.HttpFailure;

/**
 * Looks at one target. Its addresses come from the configuration alone. It may be called by several
 * threads, changes nothing at its target, and is never interrupted: it ends by its own time-outs.
 */
public sealed interface Probe
    permits BackupProbe,
        CamundaProbe,
        DatabaseProbe,
        DiskProbe,
        DraftingProbe,
        FeedProbe,
        GrpcProbe,
        HttpProbe,
        MemoryProbe,
        ModelRuntimeProbe,
        NightProbe,
        OpenSearchProbe,
        TcpProbe,
        TelegramProbe {

  /**
   * Looks once.
   *
   * @throws HttpFailure if there is no answer, which counts as down
   */
  Finding look() throws HttpFailure;
}
