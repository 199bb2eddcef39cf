package dev.phoenix.workers.monitoring.health.probe;

import java.util.HashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workers' own database and pool; says how many effects are not settled. */
public record DatabaseProbe(JdbcClient jdbc) implements Probe {

  @Override
  public Finding look() {
    try {
      jdbc.sql("select 1").query(Integer.class).single();
      var open = new HashMap<String, Long>();
      jdbc.sql("select state, count(*) from effect where state <> 'CONFIRMED' group by state")
          .query(
              row -> {
                open.put(row.getString(1), row.getLong(2));
              });
      long unknown = open.getOrDefault("UNKNOWN", 0L);
      long all = open.values().stream().mapToLong(Long::longValue).sum();
      return Finding.up("answers; effects: %d under way, %d unknown", all - unknown, unknown);
    } catch (DataAccessException e) {
      return Finding.down(
          "does not answer: %s", e.getMostSpecificCause().getClass().getSimpleName());
    }
  }
}
