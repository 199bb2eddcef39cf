package dev.phoenix.model.server.nights;

import dev.phoenix.model.adapters.AdapterRegistry;
import dev.phoenix.model.api.night.NightStep;
import dev.phoenix.model.check.Checker;
import dev.phoenix.model.gate.request.GateEngine;
import dev.phoenix.model.local.fit.FreeMemory;
import dev.phoenix.model.server.ModelRuntimeProperties;
import dev.phoenix.model.server.nights.archive.Archive;
import dev.phoenix.model.server.nights.archive.ArchiveWork;
import dev.phoenix.model.server.nights.gate.GateWork;
import dev.phoenix.model.server.nights.process.Children;
import dev.phoenix.model.server.nights.process.LocalChildren;
import dev.phoenix.model.server.nights.report.Reports;
import dev.phoenix.model.server.nights.training.CoreFiles;
import dev.phoenix.model.server.nights.training.NightModel;
import dev.phoenix.model.server.nights.training.TrainingWork;
import dev.phoenix.model.server.nights.watch.CoreShadow;
import dev.phoenix.model.server.nights.watch.DraftWatch;
import dev.phoenix.model.server.nights.watch.LiveAdapter;
import dev.phoenix.model.server.nights.watch.WatchWork;
import dev.phoenix.model.server.pace.AnswerPace;
import dev.phoenix.model.server.role.ConditionalOnSkill;
import dev.phoenix.model.server.role.Skill;
import dev.phoenix.model.server.writer.core.CoreModel;
import dev.phoenix.signing.SigningKey;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the nights together. */
@ConditionalOnSkill(Skill.TEXT)
@Configuration(proxyBeanMethods = false)
class NightsConfiguration {

  private final Clock clock = Clock.systemUTC();

  @Bean
  NightModel nightModel(ModelRuntimeProperties properties) {
    return new CoreFiles(properties.core().directory());
  }

  @Bean
  Children nightProcesses(ModelRuntimeProperties properties, NightsProperties nights) {
    return LocalChildren.of(nights, properties.core().directory().resolve("pytorch"));
  }

  @Bean
  LiveAdapter liveAdapter(AdapterRegistry registry, NightModel model) {
    return new LiveAdapter(registry, model);
  }

  @Bean
  DraftWatch draftWatch(
      CoreModel core,
      ModelRuntimeProperties properties,
      AnswerPace pace,
      Checker checker,
      LiveAdapter live) {
    var shadow = new CoreShadow(core, core.writer(pace).orElse(null), properties.core().parallel());
    return new DraftWatch(shadow, checker, live, clock);
  }

  @Bean
  WatchWork watchWork(
      AdapterRegistry registry,
      NightModel model,
      LiveAdapter live,
      DraftWatch watch,
      NightsProperties nights) {
    return new WatchWork(registry, model, live, watch, nights.watchDrafts(), clock);
  }

  @Bean
  Archive nightArchive(NightsProperties nights, SigningKey key, AdapterRegistry registry) {
    return new Archive(nights.archive(), key, registry);
  }

  @Bean
  Nights nights(
      NightsProperties settings,
      ModelRuntimeProperties properties,
      NightModel model,
      Children children,
      AdapterRegistry registry,
      Archive archive,
      WatchWork watch,
      MeterRegistry meters,
      ObjectProvider<BuildProperties> build)
      throws IOException {
    var merged = meters.counter("phoenix.lora.merge.success");
    Path natives = properties.core().directory().resolve("natives");
    var code = build.stream().findFirst().map(BuildProperties::getVersion).orElse("not packaged");
    var nights =
        new Nights(
            settings.directory(),
            settings.maxFile().toBytes(),
            Map.of(
                NightStep.TRAIN,
                new TrainingWork(settings, model, FreeMemory.ofThisMachine(), children, clock),
                NightStep.VALIDATE,
                gate(GateEngine.DJL, settings, model, registry, children, natives),
                NightStep.VALIDATE_SHIPPED,
                gate(GateEngine.LLAMA_CPP, settings, model, registry, children, natives),
                NightStep.ARCHIVE,
                new ArchiveWork(
                    archive, registry, model, merged::increment, settings.keep(), code, clock),
                NightStep.WATCH,
                watch),
            watch,
            settings.keepWork(),
            clock);
    nights.goOn();
    return nights;
  }

  private GateWork gate(
      GateEngine engine,
      NightsProperties settings,
      NightModel model,
      AdapterRegistry registry,
      Children children,
      Path natives) {
    return new GateWork(engine, settings, model, registry, children, natives, clock);
  }

  @Bean
  NightStates nightStates(Nights nights, WatchWork watch) {
    return new NightStates(nights, watch);
  }

  @Bean
  NightMetrics nightMetrics(NightStates states) {
    return new NightMetrics(states);
  }

  @Bean
  Reports nightReports(NightStates states) {
    return new Reports(states);
  }
}
