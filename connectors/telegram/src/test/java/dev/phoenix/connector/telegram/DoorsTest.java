package dev.phoenix.connector.telegram;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** What the connector may see, and which of its rooms may see which. */
@AnalyzeClasses(
    packages = "dev.phoenix.connector",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DoorsTest {

  private static final String HERE = "dev.phoenix.connector.telegram";

  @ArchTest
  static final ArchRule IT_SEES_THE_COMMONS_AND_NO_OTHER_CONNECTOR =
      classes()
          .that()
          .resideInAPackage(HERE + "..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              HERE + "..",
              "dev.phoenix.connector.commons..",
              "io.camunda.connector..",
              "jakarta.validation..",
              "com.fasterxml.jackson..",
              "org.flywaydb..",
              "org.slf4j..",
              "org.jspecify..",
              "java..",
              "javax.sql..");

  @ArchTest
  static final ArchRule COMMONS_KNOW_NO_CONNECTOR =
      noClasses()
          .that()
          .resideInAPackage("dev.phoenix.connector.commons..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HERE + "..");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching(HERE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule RECEIVING_AND_SENDING_LEAVE_EACH_OTHER_ALONE =
      noClasses()
          .that()
          .resideInAPackage(HERE + ".updates..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HERE + ".send..", "io.camunda..");

  @ArchTest
  static final ArchRule EVERY_PACKAGE_SAYS_WHAT_LIVES_THERE =
      classes()
          .that()
          .resideInAPackage(HERE + "..")
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
