package dev.phoenix.workers.process;

import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Which elements and sequence flows the process tests went through. The engine in memory can
 * complete no user task, so this is only half of it: the end-to-end tests add what the embedded
 * platform went through and judge both together.
 */
final class FlowCoverage {

  /** Lines of a process id and the id of an element or a sequence flow. */
  static final Path FOLDER = Path.of("target/flow-coverage");

  private static final Set<ProcessInstanceIntent> PASSED =
      EnumSet.of(
          ProcessInstanceIntent.ELEMENT_COMPLETED, ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN);
  private static final Map<String, Set<String>> BY_TEST = new TreeMap<>();

  private FlowCoverage() {}

  /** Adds what a test class went through. */
  static synchronized void add(Class<?> test, RecordStream records) throws IOException {
    var passed = BY_TEST.computeIfAbsent(test.getSimpleName(), name -> new TreeSet<>());
    StreamSupport.stream(records.processInstanceRecords().spliterator(), false)
        .filter(record -> PASSED.contains(record.getIntent()))
        .map(
            record -> record.getValue().getBpmnProcessId() + " " + record.getValue().getElementId())
        .forEach(passed::add);
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(test.getSimpleName() + ".txt"), passed);
  }
}
