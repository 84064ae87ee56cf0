package io.zico;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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

  @ArchTest
  static final ArchRule theCoreIsPlainJava =
      classes()
          .that()
          .resideInAPackage("io.zico.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "io.zico.core..");

  @ArchTest
  static final ArchRule theCoreHasNoClockAndNoAmbientRandomness =
      noClasses()
          .that()
          .resideInAPackage("io.zico.core..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.util\\.(Random|concurrent\\.ThreadLocalRandom)|java\\.time\\..*|java\\.io\\..*");

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
              alwaysTrue(), resideInAnyPackage("io.zico.app.web..", "io.zico.app.scoring.."));

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses().should().haveNameMatching(".*(Impl|Utils?|Helpers?|Manager|Processor|DTO|Dto)");

  @ArchTest
  static final ArchRule constructorsInject =
      noFields().should().beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");
}
