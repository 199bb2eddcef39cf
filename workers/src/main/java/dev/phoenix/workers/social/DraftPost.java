package dev.phoenix.workers.social;

import com.fasterxml.jackson.databind.JsonNode;
import dev.phoenix.model.api.ModelRuntimeClient;
import dev.phoenix.model.api.ModelRuntimeException;
import dev.phoenix.workers.job.JobInput;
import dev.phoenix.workers.job.JobOutcome;
import dev.phoenix.workers.job.JobTask;
import dev.phoenix.workers.policy.ModelTrouble;
import dev.phoenix.workers.policy.PostBrief;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Has the model runtime draft a post, with what people said about earlier drafts as evidence. */
@Component
public class DraftPost implements JobTask {

  private final ModelRuntimeClient modelRuntime;

  public DraftPost(ModelRuntimeClient modelRuntime) {
    this.modelRuntime = modelRuntime;
  }

  @Override
  public String type() {
    return "social-media.draft-post";
  }

  @Override
  public List<String> variables() {
    return List.of("brief", "evidence", "draft");
  }

  @Override
  public JobOutcome carryOut(JobInput input) {
    var brief = input.required("brief", PostBrief.class);
    var evidence =
        StreamSupport.stream(input.variable("evidence").spliterator(), false)
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .toList();
    var previous = input.variable("draft").path("text").asText("");
    try {
      return JobOutcome.completed(
          "draft", modelRuntime.draft(brief.forModel(), evidence, previous));
    } catch (ModelRuntimeException e) {
      return ModelTrouble.outcome(e);
    }
  }
}
