package dev.phoenix.model.trainer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.phoenix.model.trainer",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.phoenix.model.trainer.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule WHO_STARTS_A_TRAINER_LOADS_NO_PYTORCH =
      noClasses()
          .that()
          .resideInAnyPackage("..trainer.launch..", "..trainer.job..", "..trainer.memory..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl..", "dev.phoenix.model.decoder.net..");

  @ArchTest
  static final ArchRule SEES_NO_OTHER_ROOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..",
              "org.springframework..",
              "dev.phoenix.model.server..",
              "dev.phoenix.model.llama..");
}
