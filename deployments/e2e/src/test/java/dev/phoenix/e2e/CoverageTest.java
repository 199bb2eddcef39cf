package dev.phoenix.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.phoenix.e2e.Platform.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Every element and every sequence flow of every flow was gone through: by the process tests on the
 * engine in memory, or here, where people complete their tasks.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(Platform.class)
class CoverageTest {

  private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  private static final Path IN_MEMORY = Launcher.ROOT.resolve("workers/target/flow-coverage");
  private static final Path REPORT = Path.of("target/flow-coverage.txt");
  private static final Set<String> ELEMENTS =
      Set.of(
          "startEvent",
          "endEvent",
          "boundaryEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          "exclusiveGateway",
          "parallelGateway",
          "serviceTask",
          "userTask",
          "receiveTask",
          "subProcess",
          "businessRuleTask",
          "callActivity",
          "sequenceFlow");
  private static final Set<String> NO_ELEMENTS =
      Set.of(
          "documentation",
          "extensionElements",
          "incoming",
          "outgoing",
          "laneSet",
          "textAnnotation",
          "association",
          "multiInstanceLoopCharacteristics");

  @Test
  void shouldHaveGoneThroughEveryElementOfEveryFlow(Running phoenix) throws Exception {
    // given
    assertThat(IN_MEMORY)
        .as("half of the coverage comes from the process tests: run the whole build, mvn verify")
        .isDirectory();

    // when
    var all = elements();
    var inMemory = inMemory();
    var embedded = new TreeSet<String>();
    var missing = new TreeSet<>(all);
    missing.removeAll(inMemory);
    waitFor(missing, embedded, phoenix.cluster());

    // then
    Files.write(
        REPORT,
        all.stream()
            .map(
                element ->
                    "%-9s %-8s %s"
                        .formatted(
                            inMemory.contains(element) ? "in-memory" : "",
                            embedded.contains(element) ? "embedded" : "",
                            element))
            .toList());
    assertThat(all).hasSizeGreaterThan(90);
    assertThat(missing).as("never gone through, of %d; see %s", all.size(), REPORT).isEmpty();
  }

  /** Operate learns of everything some seconds later, and of sequence flows last. */
  private static void waitFor(Set<String> missing, Set<String> embedded, Cluster cluster) {
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                embedded.addAll(embedded(cluster));
                return embedded.containsAll(missing);
              });
    } catch (ConditionTimeoutException e) {
      // the assertion names what is missing
    }
    missing.removeAll(embedded);
  }

  private static Set<String> elements() throws Exception {
    var all = new TreeSet<String>();
    var factory = DocumentBuilderFactory.newDefaultNSInstance();
    for (var file : flows()) {
      var processes =
          factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS(BPMN, "process");
      for (var process : list(processes)) {
        addElements(process.getAttribute("id"), process, all);
      }
    }
    return all;
  }

  /** Those of a process or, with a sub-process's own, of a sub-process. */
  private static void addElements(String process, Element parent, Set<String> all) {
    for (var child : list(parent.getChildNodes())) {
      var name = child.getLocalName();
      assertThat(ELEMENTS.contains(name) || NO_ELEMENTS.contains(name))
          .as("a kind of element that is not counted: " + name)
          .isTrue();
      if (ELEMENTS.contains(name)) {
        all.add(process + " " + child.getAttribute("id"));
      }
      if (name.equals("subProcess")) {
        addElements(process, child, all);
      }
    }
  }

  private static List<Path> flows() throws IOException {
    try (Stream<Path> files = Files.walk(Launcher.ROOT.resolve("bpmn"))) {
      return files
          .filter(file -> file.toString().endsWith(".bpmn"))
          .filter(file -> !file.toString().contains("node_modules"))
          .filter(file -> !file.toString().contains("/target/"))
          .toList();
    }
  }

  private static List<Element> list(NodeList nodes) {
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }

  private static Set<String> inMemory() throws IOException {
    var passed = new TreeSet<String>();
    try (Stream<Path> files = Files.list(IN_MEMORY)) {
      for (var file : files.toList()) {
        passed.addAll(Files.readAllLines(file));
      }
    }
    return passed;
  }

  /** What Operate shows of all instances that the other classes ran. */
  private static Set<String> embedded(Cluster cluster) throws IOException {
    var passed = new TreeSet<String>();
    var all = JsonNodeFactory.instance.objectNode();
    for (var instance : cluster.items("/v1/process-instances/search", all)) {
      var process = instance.path("bpmnProcessId").asText();
      var key = instance.path("key").asText();
      cluster.elements(key).forEach(element -> passed.add(process + " " + element));
      cluster
          .get("/v1/process-instances/" + key + "/sequence-flows")
          .forEach(flow -> passed.add(process + " " + flow.asText()));
    }
    return passed;
  }
}
