package dev.phoenix.model.decoder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

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

  @Test
  void shouldNoticeAScalarOverload() {
    JavaClasses classes = new ClassFileImporter().importClasses(Offender.class);
    assertThat(NO_SCALAR_OVERLOADS.evaluate(classes).hasViolation()).isTrue();
  }

  /** What the first rule is there to catch. */
  record Offender(NDArray array) {
    public NDArray half() {
      return array.mul(0.5f);
    }
  }

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
