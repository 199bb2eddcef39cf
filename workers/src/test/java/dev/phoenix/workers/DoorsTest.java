package dev.phoenix.workers;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The doors between the rooms, as far as the workers' class path shows them. */
@AnalyzeClasses(packages = "dev.phoenix", importOptions = ImportOption.DoNotIncludeTests.class)
class DoorsTest {

  private static final Pattern FAMILY =
      Pattern.compile("dev\\.phoenix\\.workers\\.(social|approval|learning|monitoring)\\b");

  @ArchTest
  static final ArchRule CONNECTORS_KNOW_NO_WORKERS =
      noClasses()
          .that()
          .resideInAPackage("dev.phoenix.connector..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.phoenix.workers..", "dev.phoenix.model..");

  @ArchTest
  static final ArchRule COMMONS_KNOW_NO_CONNECTOR =
      noClasses()
          .that()
          .resideInAPackage("dev.phoenix.connector.commons..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.phoenix.connector.feed..");

  @ArchTest
  static final ArchRule THE_MODEL_RUNTIME_KNOWS_NO_CAMUNDA =
      noClasses()
          .that()
          .resideInAPackage("dev.phoenix.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.camunda..", "dev.phoenix.workers..");

  @ArchTest
  static final ArchRule FAMILIES_LEAVE_EACH_OTHER_ALONE =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  var family = FAMILY.matcher(type.getPackageName());
                  return family.lookingAt()
                      ? SliceIdentifier.of(family.group(1))
                      : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                  return "families";
                }
              })
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule THE_BOOKS_KNOW_NO_FAMILY =
      noClasses()
          .that()
          .resideInAPackage("dev.phoenix.workers.books..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.phoenix.workers.social..",
              "dev.phoenix.workers.approval..",
              "dev.phoenix.workers.learning..",
              "dev.phoenix.workers.monitoring..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.phoenix.workers.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

  @ArchTest
  static final ArchRule EVERY_PACKAGE_SAYS_WHAT_LIVES_THERE =
      classes()
          .that()
          .resideInAnyPackage("dev.phoenix.workers..", "dev.phoenix.connector..")
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
