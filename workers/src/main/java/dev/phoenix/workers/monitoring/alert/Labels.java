package dev.phoenix.workers.monitoring.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.phoenix.workers.job.JobJson;
import dev.phoenix.workers.monitoring.incident.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labels as they are stored: sorted by name, without what a database does not hold. */
final class Labels {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_VALUE = 500;
  private static final TypeReference<TreeMap<String, String>> TYPE = new TypeReference<>() {};

  private Labels() {}

  /** Sorted and shortened. */
  static SortedMap<String, String> of(Map<String, String> labels) {
    var sorted = new TreeMap<String, String>();
    labels.forEach(
        (name, value) -> sorted.put(text(name, LONGEST_NAME), text(value, LONGEST_VALUE)));
    return sorted;
  }

  /** The same for the same labels, whatever their order: 32 hexadecimal digits. */
  static String fingerprint(Map<String, String> labels) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      // as JSON, so that no name and value run into each other
      return HexFormat.of()
          .formatHex(digest.digest(json(labels).getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String json(Map<String, String> labels) {
    try {
      return JobJson.mapper().writeValueAsString(of(labels));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static SortedMap<String, String> read(String json) {
    try {
      return JobJson.mapper().readValue(json, TYPE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Labels in the database cannot be read", e);
    }
  }

  /** Text that can be stored: at most so many UTF-16 units, which is what H2 counts. */
  static String text(String text, int most) {
    return Trouble.fitting(text, most);
  }
}
