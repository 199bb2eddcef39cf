package dev.phoenix.model.server.grpc;

import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.loop.OmniLoop;
import dev.phoenix.model.server.writer.Completer;
import dev.phoenix.model.server.writer.Writer;
import dev.phoenix.model.server.writer.WriterException;
import dev.phoenix.model.v1.CheckRequest;
import dev.phoenix.model.v1.CheckResult;
import dev.phoenix.model.v1.GenerateChunk;
import dev.phoenix.model.v1.GenerateRequest;
import dev.phoenix.model.v1.ModelRuntimeGrpc;
import dev.phoenix.model.v1.OmniLoopRequest;
import dev.phoenix.model.v1.OmniLoopResult;
import dev.phoenix.model.v1.Usage;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The contract's methods, each a thin layer over the loop, the checker or a writer. */
public final class ModelRuntimeService extends ModelRuntimeGrpc.ModelRuntimeImplBase {

  private static final Logger LOG = LoggerFactory.getLogger(ModelRuntimeService.class);
  private static final int DEFAULT_TOKENS = 512;

  private final OmniLoop loop;
  private final Checker checker;
  private final List<Completer> completers;
  private final RequestQueue queue;

  public ModelRuntimeService(
      OmniLoop loop, Checker checker, List<Writer> writers, RequestQueue queue) {
    this.loop = loop;
    this.checker = checker;
    this.completers =
        writers.stream().filter(Completer.class::isInstance).map(Completer.class::cast).toList();
    this.queue = queue;
  }

  @Override
  public void omniLoop(OmniLoopRequest request, StreamObserver<OmniLoopResult> observer) {
    answer(
        observer,
        () -> {
          var brief = Requests.brief(request.getBrief());
          return queue.run(
              () ->
                  Replies.draft(
                      loop.run(brief, request.getEvidenceList(), request.getPreviousText())));
        });
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResult> observer) {
    // checking takes milliseconds and needs no model: it does not wait behind drafts
    answer(
        observer,
        () -> {
          var assessment = checker.check(Requests.brief(request.getBrief()), request.getText());
          return CheckResult.newBuilder()
              .setScore(assessment.score())
              .addAllFindings(Replies.findings(assessment.findings()))
              .build();
        });
  }

  @Override
  public void generate(GenerateRequest request, StreamObserver<GenerateChunk> observer) {
    answer(
        observer,
        () -> {
          Requests.generate(request);
          return queue.run(() -> generated(request, observer));
        });
  }

  private GenerateChunk generated(GenerateRequest request, StreamObserver<GenerateChunk> observer)
      throws WriterException, StatusException {
    var writer =
        completers.stream()
            .filter(Completer::available)
            .filter(each -> request.getModel().isEmpty() || each.name().equals(request.getModel()))
            .findFirst()
            .orElseThrow(
                () ->
                    Status.FAILED_PRECONDITION
                        .withDescription(
                            "No model is there for prompts: start an Ollama or set"
                                + " phoenix.model-runtime.backends")
                        .asException());
    var started = System.nanoTime();
    var sampling =
        new Completer.Sampling(
            request.getMaxTokens() == 0 ? DEFAULT_TOKENS : request.getMaxTokens(),
            request.getTemperature(),
            request.getSeed());
    var tokens =
        writer.complete(
            request.getSystem(),
            request.getPrompt(),
            sampling,
            text -> observer.onNext(GenerateChunk.newBuilder().setText(text).build()));
    return GenerateChunk.newBuilder()
        .setUsage(
            Usage.newBuilder()
                .setModel(writer.name())
                .setPromptTokens(tokens.prompt())
                .setCompletionTokens(tokens.completion())
                .setMilliseconds(Duration.ofNanos(System.nanoTime() - started).toMillis()))
        .build();
  }

  private static <T> void answer(StreamObserver<T> observer, Callable<T> work) {
    try {
      observer.onNext(work.call());
      observer.onCompleted();
    } catch (StatusException | StatusRuntimeException e) {
      observer.onError(e);
    } catch (WriterException e) {
      observer.onError(Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asException());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observer.onError(Status.UNAVAILABLE.withDescription("The runtime is stopping").asException());
    } catch (Exception e) {
      LOG.error("A request failed unexpectedly", e);
      observer.onError(
          Status.INTERNAL.withDescription("A fault of the runtime; see its log").asException());
    }
  }
}
