package io.zico;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The law of the code base; README's map of the packages is this file in prose. */
@AnalyzeClasses(packages = "io.zico", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule dependenciesPointInwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("core")
          .definedBy("io.zico.core..")
          .layer("engine")
          .definedBy("io.zico.engine..")
          .layer("job")
          .definedBy("io.zico.job..")
          .layer("app")
          .definedBy("io.zico.app..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("job")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("core")
          .mayOnlyBeAccessedByLayers("engine", "app");

  /** Commons Statistics is tables of functions: Student's quantiles, and nothing else of it. */
  @ArchTest
  static final ArchRule theCoreIsPlainJava =
      classes()
          .that()
          .resideInAPackage("io.zico.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "io.zico.core..",
              "org.apache.commons.statistics.distribution..");

  @ArchTest
  static final ArchRule theCoreHasNoClockNoFilesAndNoAmbientRandomness =
      noClasses()
          .that()
          .resideInAPackage("io.zico.core..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)"
                  + "|java\\.security\\.SecureRandom|java\\.(time|io|net|nio\\.(file|channels))\\..*")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(RandomGenerator.class, "getDefault");

  @ArchTest
  static final ArchRule clocksAreInjected =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a bean of type Clock tells the time, so that tests can tell it too");

  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** Throwable is caught by what javac makes of try-with-resources, so it cannot be asked for. */
  @ArchTest
  static final ArchRule nobodyCatchesExceptionsWholesale =
      codeUnits().should(notCatch(Exception.class));

  @ArchTest
  static final ArchRule theJdkIsLibraryEnough =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.commons.lang..", "org.apache.commons.lang3..");

  @ArchTest
  static final ArchRule onlyTheEngineKnowsDjl =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.zico.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule onlyJobsKnowTheScheduler =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.zico.job..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.kagkarlsson..");

  /** What compares and what finds networks stands on everything else of the core. */
  @ArchTest
  static final ArchRule rankingAndSearchComeLastInTheCore =
      noClasses()
          .that()
          .resideInAPackage("io.zico.core..")
          .and()
          .resideOutsideOfPackages("io.zico.core.ranking..", "io.zico.core.search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.zico.core.ranking..", "io.zico.core.search..");

  @ArchTest
  static final ArchRule rankingKnowsNoSearch =
      noClasses()
          .that()
          .resideInAPackage("io.zico.core.ranking..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.zico.core.search..");

  @ArchTest
  static final ArchRule packagesOfTheCoreFormNoCycle =
      slices().matching("io.zico.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule resourcesDoNotKnowEachOther =
      slices()
          .matching("io.zico.app.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "io.zico.app.web..", "io.zico.app.scoring..", "io.zico.app.notation.."));

  /** The backward pass reads plain numbers from memory that the collector may have freed. */
  @ArchTest
  static final ArchRule numbersInPassesAreTensors =
      noClasses()
          .should()
          .callMethod(NDArray.class, "mul", Number.class)
          .orShould()
          .callMethod(NDArray.class, "div", Number.class)
          .orShould()
          .callMethod(NDArray.class, "maximum", Number.class)
          .orShould()
          .callMethod(NDArray.class, "minimum", Number.class);

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Impl|Utils?|Helpers?|Manager|Processor|DTO|Dto)");

  @ArchTest
  static final ArchRule constructorsInject =
      noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");

  private static ArchCondition<JavaCodeUnit> notCatch(Class<? extends Throwable> type) {
    return new ArchCondition<>("not catch " + type.getSimpleName()) {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        unit.getTryCatchBlocks().stream()
            .filter(
                block ->
                    block.getCaughtThrowables().stream()
                        .anyMatch(thrown -> thrown.isEquivalentTo(type)))
            .forEach(
                block ->
                    events.add(
                        SimpleConditionEvent.violated(
                            unit, "catches all exceptions in " + block.getSourceCodeLocation())));
      }
    };
  }
}
