package dev.phoenix.workers.social;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.policy.PostBrief;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets the first instance of a request go on and sends the others to it. */
@Component
public class ClaimRequest implements JobTask {

  private static final ObjectMapper SORTED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final RequestClaims claims;

  public ClaimRequest(RequestClaims claims) {
    this.claims = claims;
  }

  @Override
  public String type() {
    return "social-media.claim-request";
  }

  @Override
  public List<String> variables() {
    return List.of("brief");
  }

  @Override
  public JobOutcome carryOut(JobInput input) throws JsonProcessingException {
    var brief = input.required("brief", PostBrief.class);
    var joined =
        claims.claim(brief.channel(), brief.requestId(), input.processInstanceKey(), digest(brief));
    return new JobOutcome.Completed(Collections.singletonMap("joined", joined.orElse(null)));
  }

  private static String digest(PostBrief brief) throws JsonProcessingException {
    try {
      var bytes = SORTED.writeValueAsString(brief).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
