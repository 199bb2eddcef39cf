package dev.phoenix.workers.monitoring.backup;

import dev.phoenix.workers.gateway.Messages;
import dev.phoenix.workers.monitoring.SupervisorDoor;
import dev.phoenix.workers.monitoring.incident.Incidents;
import dev.phoenix.workers.schedule.Clockwork;
import dev.phoenix.workers.storage.Installation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts of backups together. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

  @Bean
  BegunBackups begunBackups(JdbcClient jdbc, Installation installation, Clock clock) {
    return new BegunBackups(jdbc, installation, clock);
  }

  @Bean
  BackupMetrics backupMetrics(MeterRegistry meters, Clock clock) {
    return new BackupMetrics(meters, clock);
  }

  /** A cluster has no supervisor to ask: nothing is scheduled there. */
  @Bean
  Clockwork backupClockwork(
      SupervisorDoor door,
      BegunBackups begun,
      Messages messages,
      BackupMetrics metrics,
      BackupSettings settings,
      Clock clock) {
    var scheduler = new BackupScheduler(messages, settings, clock);
    var watch = new BackupWatch(door, begun, messages, metrics, settings, clock);
    return new Clockwork(
        "backups",
        settings.poll(),
        () -> {
          if (door.present()) {
            scheduler.tick();
            watch.tick();
          }
        });
  }

  @Bean
  BeginBackup beginBackup(SupervisorDoor door, BegunBackups begun, BackupSettings settings) {
    return new BeginBackup(door, begun, settings);
  }

  @Bean
  RecordBackup recordBackup(Incidents incidents) {
    return new RecordBackup(incidents);
  }

  @Bean
  ReportBackupFailure reportBackupFailure(Incidents incidents) {
    return new ReportBackupFailure(incidents);
  }
}
