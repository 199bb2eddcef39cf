package dev.phoenix.workers.social;

import static dev.phoenix.workers.job.JobInputException.required;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.phoenix.workers.brief.Brief;
import dev.phoenix.workers.job.JobContext;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a request that is repeated join the first instead of posting twice. */
@Component
public final class ClaimRequest implements JobTask<ClaimRequest.Input> {

  /**
   * What a claim is made by.
   *
   * @param brief the valid brief
   */
  public record Input(Brief brief) {

    /** Refuses a claim without a name. */
    public Input {
      required(required(brief, "brief").requestId(), "brief.requestId");
      required(brief.channel(), "brief.channel");
    }
  }

  /**
   * The earlier request.
   *
   * @param processInstanceKey as text: 64 bits are more than JavaScript's numbers hold
   * @param requestedAt when it was made
   * @param sameBrief whether it asked for the same
   */
  public record Joined(String processInstanceKey, Instant requestedAt, boolean sameBrief) {}

  /**
   * What came of a claim.
   *
   * @param joined null for the first
   */
  public record Output(@Nullable Joined joined) {}

  private final PostRequests requests;

  /** Claims in {@code requests}. */
  public ClaimRequest(PostRequests requests) {
    this.requests = requests;
  }

  @Override
  public String type() {
    return "social-media.claim-request";
  }

  @Override
  public Class<Input> input() {
    return Input.class;
  }

  @Override
  public JobOutcome run(Input input, JobContext context) {
    var brief = input.brief();
    var name =
        new PostRequests.Name(
            required(brief.channel(), "brief.channel"),
            required(brief.requestId(), "brief.requestId"));
    var digest = digest(brief);
    var joined =
        requests
            .claim(name, context.processInstanceKey(), digest)
            .map(
                first ->
                    new Joined(
                        Long.toString(first.processInstanceKey()),
                        first.requestedAt(),
                        first.briefDigest().equals(digest)));
    return new JobOutcome.Completed(new Output(joined.orElse(null)));
  }

  /** SHA-256 of the brief as JSON with its fields in a fixed order. */
  private static String digest(Brief brief) {
    try {
      var json = JobJson.mapper().writeValueAsBytes(brief);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
