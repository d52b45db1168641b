package io.silkwire.enrich;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Executors;

@AnalyzeClasses(packages = "io.silkwire.enrich", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
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
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.silkwire.enrich.(*)..").should().beFreeOfCycles();

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
    static final ArchRule typesAreNamedForWhatTheyAre =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)");

    @ArchTest
    static final ArchRule luceneStaysInText =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.lucene..");

    @ArchTest
    static final ArchRule elasticsearchStaysInIndex = noClasses()
            .that()
            .resideOutsideOfPackage("io.silkwire.enrich.index..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic..", "org.elasticsearch..");

    @ArchTest
    static final ArchRule taggingKnowsNoTransport = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.silkwire.enrich.topic..", "io.silkwire.enrich.tagging..", "io.silkwire.enrich.language..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.micronaut..", "io.silkwire.wire..");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule fieldsAreNotInjected =
            fields().should().notBeAnnotatedWith("jakarta.inject.Inject").allowEmptyShould(true);
}
