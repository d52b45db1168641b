package io.silkwire.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.Executors;

@AnalyzeClasses(packages = "io.silkwire.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String GENERATED = ".*\\$.*Definition.*|.*\\$Introspection.*|.*\\.\\$.*";

    /** Two of them that load classes at once can stop a JVM on two cores for ever, since neither gives its carrier back. */
    @ArchTest
    static final ArchRule THREADS_ARE_PLATFORM_THREADS = noClasses()
            .should()
            .callMethod(Thread.class, "ofVirtual")
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould()
            .callMethod(Executors.class, "newVirtualThreadPerTaskExecutor");

    @ArchTest
    static final ArchRule featuresFormNoCycles =
            slices().matching("io.silkwire.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule featuresDoNotKnowTheProgram = noClasses()
            .that()
            .resideInAPackage("io.silkwire.ingest.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.silkwire.ingest");

    @ArchTest
    static final ArchRule servicesKnowOnlyTheContracts = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.silkwire.enrich..", "io.silkwire.alert..", "io.silkwire.standalone..");

    @ArchTest
    static final ArchRule jsoupStaysInExtractionAndFeed = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.silkwire.ingest.extraction..", "io.silkwire.ingest.feed..", "io.silkwire.ingest.source")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jsoup..");

    @ArchTest
    static final ArchRule yamlStaysInTheManifest = noClasses()
            .that()
            .resideOutsideOfPackages("io.silkwire.ingest.manifest", "io.silkwire.ingest.source")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.yaml..");

    @ArchTest
    static final ArchRule theFrameworkStaysOutOfTheFeatures = noClasses()
            .that()
            .resideInAPackage("io.silkwire.ingest.*..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut..", "picocli..");

    @ArchTest
    static final ArchRule extractionKnowsNoKafka = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.silkwire.ingest.extraction..", "io.silkwire.ingest.manifest", "io.silkwire.ingest.replay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule clocksAreNotMadeInFeatures = noClasses()
            .that()
            .resideInAPackage("io.silkwire.ingest.*..")
            .should()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .haveNameNotMatching(GENERATED)
            .should()
            .beAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule packagesAreWordsOfTheField = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..helper..",
                    "..common..",
                    "..impl..",
                    "..dto..",
                    "..model..",
                    "..service..",
                    "..controller..",
                    "..repository..");

    @ArchTest
    static final ArchRule namesSayWhatItIs = noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)");
}
