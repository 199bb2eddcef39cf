package dev.phoenix.model.server.grpc;

import dev.phoenix.model.api.Brief;
import dev.phoenix.model.api.Draft;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.server.loop.OmniLoop;
import dev.phoenix.model.server.queue.RequestQueue;
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
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;

/** The contract's methods, each a thin layer over the loop, the checker or a writer. */
public final class ModelRuntimeService extends ModelRuntimeGrpc.ModelRuntimeImplBase {

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
    Calls.answer(
        observer,
        () -> {
          var brief = Requests.brief(request.getBrief());
          return queue.run(() -> Replies.draft(drafted(brief, request)));
        });
  }

  private Draft drafted(Brief brief, OmniLoopRequest request)
      throws InterruptedException, StatusException {
    try {
      return loop.run(brief, request.getEvidenceList(), request.getPreviousText());
    } catch (WriterException e) {
      // the template writer is always there: it gives up only on what no text can meet
      throw Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asException();
    }
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResult> observer) {
    // checking takes milliseconds and needs no model: it does not wait behind drafts
    Calls.answer(
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
    Calls.answer(
        observer,
        () -> {
          Requests.generate(request);
          return queue.run(() -> generated(request, observer));
        });
  }

  private GenerateChunk generated(GenerateRequest request, StreamObserver<GenerateChunk> observer)
      throws InterruptedException, StatusException {
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
    Completer.Tokens tokens;
    try {
      tokens =
          writer.complete(
              request.getSystem(),
              request.getPrompt(),
              sampling,
              text -> observer.onNext(GenerateChunk.newBuilder().setText(text).build()));
    } catch (WriterException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("nobody waits for this text any more");
      }
      throw Status.UNAVAILABLE.withDescription(e.getMessage()).asException();
    }
    return GenerateChunk.newBuilder()
        .setUsage(
            Usage.newBuilder()
                .setModel(writer.name())
                .setPromptTokens(tokens.prompt())
                .setCompletionTokens(tokens.completion())
                .setMilliseconds(Duration.ofNanos(System.nanoTime() - started).toMillis()))
        .build();
  }
}
