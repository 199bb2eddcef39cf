package dev.phoenix.workers.job;

import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the engine wrote down. */
public record Records(RecordStream stream) {

  /** The jobs' records of one kind, in order. */
  public List<JobRecordValue> jobs(JobIntent intent) {
    return StreamSupport.stream(stream.jobRecords().spliterator(), false)
        .filter(record -> record.getIntent() == intent)
        .map(Record::getValue)
        .toList();
  }

  /** The incidents that were raised. */
  public List<IncidentRecordValue> incidents() {
    return StreamSupport.stream(stream.incidentRecords().spliterator(), false)
        .filter(record -> record.getIntent() == IncidentIntent.CREATED)
        .map(Record::getValue)
        .toList();
  }

  /** The key of the first incident. */
  public long incidentKey() {
    return StreamSupport.stream(stream.incidentRecords().spliterator(), false)
        .filter(record -> record.getIntent() == IncidentIntent.CREATED)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** Whether an element was completed. */
  public boolean completed(String elementId) {
    return StreamSupport.stream(stream.processInstanceRecords().spliterator(), false)
        .anyMatch(
            record ->
                record.getIntent() == ProcessInstanceIntent.ELEMENT_COMPLETED
                    && record.getValue().getElementId().equals(elementId));
  }
}
