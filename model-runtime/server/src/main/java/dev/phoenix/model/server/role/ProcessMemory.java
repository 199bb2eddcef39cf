package dev.phoenix.model.server.role;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * {@code phoenix.process.memory}: the bytes that this process holds in RAM, native libraries and
 * models included. Every metric of the process is tagged with its role. Not a number where the
 * system has no {@code /proc}.
 */
@Component
final class ProcessMemory implements MeterBinder {

  /** Linux: proc(5), in units of 1,024 bytes. */
  private static final Path STATUS = Path.of("/proc/self/status");

  private static final String RESIDENT = "VmRSS:";

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("phoenix.process.memory", ProcessMemory::resident)
        .baseUnit("bytes")
        .register(registry);
  }

  private static double resident() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .mapToDouble(kilobytes -> 1024 * Double.parseDouble(kilobytes))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
