package dev.phoenix.model.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.phoenix.model.router",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.phoenix.model.router.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_PARTS_DO_NOT_KNOW_THE_ROUTER =
      noClasses()
          .that()
          .resideInAnyPackage("..router.remote..", "..router.breaker..", "..router.budget..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.phoenix.model.router");

  @ArchTest
  static final ArchRule SEES_NO_OTHER_ROOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..",
              "org.springframework..",
              "ai.djl..",
              "dev.phoenix.model.llama..",
              "dev.phoenix.model.decoder..",
              "dev.phoenix.model.server..");
}
