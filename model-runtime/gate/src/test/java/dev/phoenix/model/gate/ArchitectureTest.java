package dev.phoenix.model.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.phoenix.model.gate",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.phoenix.model.gate.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule WHO_STARTS_A_GATE_LOADS_NO_ENGINE =
      noClasses()
          .that()
          .resideInAPackage("..gate.request..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ai.djl..", "dev.phoenix.model.decoder.net..", "dev.phoenix.model.llama..");

  @ArchTest
  static final ArchRule ENGINES_STAY_APART =
      noClasses()
          .that()
          .resideInAPackage("..gate.judge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..gate.djl..", "..gate.llamacpp..", "ai.djl..");

  @ArchTest
  static final ArchRule SEES_NO_OTHER_ROOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..",
              "org.springframework..",
              "dev.phoenix.model.server..",
              "dev.phoenix.model.training..");
}
