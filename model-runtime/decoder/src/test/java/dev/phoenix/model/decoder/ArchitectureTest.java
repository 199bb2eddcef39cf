package dev.phoenix.model.decoder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.phoenix.model.decoder",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** DJL frees the constant of such a call at its return, while autograd still needs it. */
  private static final DescribedPredicate<JavaMethodCall> SCALAR_OVERLOAD =
      DescribedPredicate.describe(
          "takes a number as an operand of an array",
          call ->
              call.getTargetOwner().isAssignableTo(NDArray.class)
                  && call.getTarget().getRawParameterTypes().stream()
                      .anyMatch(type -> type.isEquivalentTo(Number.class)));

  @ArchTest
  static final ArchRule NO_SCALAR_OVERLOADS =
      noClasses()
          .should()
          .callMethodWhere(SCALAR_OVERLOAD)
          .because("their gradients are silently wrong; use an array of a long-lived manager");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.phoenix.model.decoder.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SEES_NO_OTHER_ROOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..", "org.springframework..", "dev.phoenix.model.server..");
}
