package dev.phoenix.telegram;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;

/** The double knows nobody, least of all the connector that is tested with it. */
@AnalyzeClasses(packages = "dev.phoenix", importOptions = ImportOption.DoNotIncludeTests.class)
class DoorsTest {

  @ArchTest
  static final ArchRule THE_DOUBLE_KNOWS_NOBODY =
      noClasses()
          .that()
          .resideInAPackage("dev.phoenix.telegram..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.camunda..",
              "dev.phoenix.workers..",
              "dev.phoenix.model..",
              "dev.phoenix.connector..",
              "dev.phoenix.local..");

  @ArchTest
  static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule EVERY_PACKAGE_SAYS_WHAT_LIVES_THERE =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("dev.phoenix.telegram..")
          .should(
              new ArchCondition<JavaClass>("live in a package that is @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                  events.add(
                      new SimpleConditionEvent(
                          type, marked, type.getPackageName() + " has no package-info.java"));
                }
              });
}
