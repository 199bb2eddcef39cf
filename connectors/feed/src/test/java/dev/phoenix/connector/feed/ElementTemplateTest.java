package dev.phoenix.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.camunda.connector.generator.api.GeneratorConfiguration;
import io.camunda.connector.generator.java.ClassBasedTemplateGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Run with {@code -Dphoenix.update-templates=true} to rewrite the template after a change of the
 * connector.
 */
class ElementTemplateTest {

  private static final Path TEMPLATE =
      Path.of("../../bpmn/.camunda/element-templates/phoenix-feed.json");

  @Test
  void shouldBeUpToDateInTheModelersWorkspace() throws IOException {
    // given
    var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    // when
    var templates =
        new ClassBasedTemplateGenerator()
            .generate(FeedConnector.class, GeneratorConfiguration.DEFAULT);
    var generated = json.writeValueAsString(templates.get(0)) + "\n";
    if (Boolean.getBoolean("phoenix.update-templates")) {
      Files.writeString(TEMPLATE, generated);
    }

    // then
    assertThat(templates).hasSize(1);
    assertThat(Files.readString(TEMPLATE))
        .as("out of date: run this test with -Dphoenix.update-templates=true")
        .isEqualTo(generated);
  }
}
