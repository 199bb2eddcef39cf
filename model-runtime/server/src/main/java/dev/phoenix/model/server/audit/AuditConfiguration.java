package dev.phoenix.model.server.audit;

import dev.phoenix.model.server.ModelRuntimeProperties;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import dev.phoenix.signing.KeyFile;
import dev.phoenix.signing.SigningKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the key and the log, or stops the start with what is wrong with them. */
@ConditionalOnSkill(Skill.TEXT)
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  private static final String OWNER = "Phoenix model runtime <phoenix@localhost>";

  private final Clock clock = Clock.systemUTC();

  @Bean
  AuditLog auditLog(ModelRuntimeProperties properties) throws IOException {
    var audit = properties.audit();
    return new AuditLog(audit.directory(), audit.maxFileSize().toBytes(), audit.keep(), clock);
  }

  @Bean
  SigningKey signingKey(ModelRuntimeProperties properties) throws IOException {
    return KeyFile.open(properties.audit().key(), OWNER, clock);
  }

  @Bean
  AuditTrail auditTrail(SigningKey key, AuditLog log, MeterRegistry meters) {
    return new AuditTrail(key, log, clock, meters);
  }
}
