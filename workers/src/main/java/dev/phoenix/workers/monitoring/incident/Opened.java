package dev.phoenix.workers.monitoring.incident;

import static dev.phoenix.workers.job.JobInputException.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The variable {@code incident}: what people are told at first, whatever is found out later.
 *
 * @param id names the incident
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Opened(String id, String title, String text) {

  Opened {
    required(id, "incident.id");
    required(title, "incident.title");
    required(text, "incident.text");
  }
}
