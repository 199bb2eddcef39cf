package dev.phoenix.workers.connector;

import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.camunda.client.jobhandling.CommandExceptionHandlingStrategy;
import io.camunda.client.jobhandling.CommandWrapper;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets the connector runtime tell a job's end again while the gateway is busy or away. Its default
 * gives up at the first try: the condition in {@code DefaultCommandExceptionHandlingStrategy} of
 * 8.8.14 holds for every status.
 */
@Component
final class PatientCommands implements CommandExceptionHandlingStrategy {

  private static final Logger LOG = LoggerFactory.getLogger(PatientCommands.class);
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.CANCELLED,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.UNAVAILABLE);

  private final CamundaClientExecutorService executor;
  private final BackoffSupplier backoff = BackoffSupplier.newBackoffBuilder().build();

  PatientCommands(CamundaClientExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public void handleCommandError(CommandWrapper command, Throwable failure) {
    // The command's text holds the job's variables with their secrets: it is never logged
    var code = code(failure);
    if (code == Status.Code.NOT_FOUND) {
      LOG.info("A connector's job is gone: its end is dropped");
    } else if (PASSING.contains(code) && command.hasMoreRetries()) {
      command.increaseBackoffUsing(backoff);
      command.scheduleExecutionUsing(executor.get());
    } else {
      LOG.warn(
          "The end of a connector's job could not be told to the engine ({}): it will offer the"
              + " job again",
          code);
    }
  }

  private static Status.Code code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException known) {
        return known.getStatus().getCode();
      }
      if (cause instanceof ClientStatusException known) {
        return known.getStatusCode();
      }
    }
    return Status.Code.UNKNOWN;
  }
}
