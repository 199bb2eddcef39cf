package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.phoenix.e2e.Platform.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A flow that was changed in Camunda Modeler is deployed to the REST address and runs. */
@Order(6)
@ExtendWith(Platform.class)
class ChangedFlowTest {

  @Test
  void shouldRunTheChangedFlow(Running phoenix, @TempDir Path folder) throws Exception {
    // given
    var cluster = phoenix.cluster();
    var source = Launcher.ROOT.resolve("bpmn/approval");
    var flow = Files.readString(source.resolve("content-review.bpmn"));
    var changed = flow.replace("name=\"Review text\"", "name=\"Weigh every word\"");
    assertThat(changed).isNotEqualTo(flow);
    Files.writeString(folder.resolve("content-review.bpmn"), changed);
    Files.copy(source.resolve("content-review.form"), folder.resolve("content-review.form"));

    try {
      // when
      var deployed = phoenix.launcher().run("deploy", folder.toString());

      // then
      assertThat(deployed.code()).as(deployed.output()).isZero();
      var request = Briefs.requestId("changed");
      var instance = cluster.start("social-post", Map.of("brief", Briefs.english(request)));
      var review = cluster.task("review-text", "requestId", request);
      assertThat(review.path("name").asText()).isEqualTo("Weigh every word");
      cluster.complete(
          review,
          Map.of("decision", "approved", "text", "We open at eight. #Bakery", "comment", ""));
      cluster.ended(instance, "post-published");
      var log = Files.readAllLines(phoenix.launcher().home().resolve("deployments.jsonl"));
      var last = new ObjectMapper().readTree(log.getLast());
      assertThat(last.path("folder").asText()).isEqualTo(folder.toRealPath().toString());
      assertThat(last.path("digest").asText()).matches("[0-9a-f]{64}");
    } finally {
      phoenix.launcher().run("deploy", source.toString());
    }
  }

  @Test
  void shouldDeployNothingWhenOneFileIsBroken(Running phoenix, @TempDir Path folder)
      throws Exception {
    // given
    Files.copy(
        Launcher.ROOT.resolve("bpmn/approval/content-review.bpmn"),
        folder.resolve("content-review.bpmn"));
    Files.writeString(folder.resolve("broken.bpmn"), "<bpmn:definitions");

    // when
    var deployed = phoenix.launcher().run("deploy", folder.toString());

    // then
    assertThat(deployed.code()).isNotZero();
    assertThat(deployed.output()).contains("broken.bpmn");
  }
}
