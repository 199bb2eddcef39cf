package dev.phoenix.model.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.phoenix.model.local",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.phoenix.model.local.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule LLAMA_CPP_IS_REACHED_THROUGH_DJL =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.phoenix.model.llama.engine..", "dev.phoenix.model.llama.binding..");

  @ArchTest
  static final ArchRule SEES_NO_OTHER_ROOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..", "org.springframework..", "dev.phoenix.model.server..");
}
