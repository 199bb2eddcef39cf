package dev.phoenix.model.llama;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.phoenix.model.llama.binding.NativeContext;
import java.lang.foreign.Linker;

@AnalyzeClasses(
    packages = "dev.phoenix.model.llama",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.phoenix.model.llama.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_BINDING_CALLS_NATIVE_CODE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..llama.binding..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Linker.class);

  @ArchTest
  static final ArchRule ONLY_THE_ENGINE_AND_WHAT_IT_IS_MEASURED_WITH_DECODE =
      noClasses()
          .that()
          .resideOutsideOfPackages("..llama.binding..", "..llama.engine..", "..llama.bench..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(NativeContext.class)
          .because("contexts of b4916 that decode at the same time corrupt each other");

  @ArchTest
  static final ArchRule SEES_NO_OTHER_ROOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..",
              "org.springframework..",
              "ai.djl.pytorch..",
              "dev.phoenix.model.decoder..",
              "dev.phoenix.model.server..");
}
