package io.silkwire.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.http.annotation.Controller;
import io.silkwire.alert.history.AlertHistory;
import io.silkwire.alert.live.LiveAlerts;
import io.silkwire.alert.subscription.Subscriptions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executors;

@AnalyzeClasses(packages = "io.silkwire.alert", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
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
    static final ArchRule FEATURES_FORM_NO_CYCLES =
            slices().matching("io.silkwire.alert.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_ARE_WORDS_OF_THE_FIELD = noClasses()
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
    static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule OTHER_SERVICES_ARE_NOT_REACHED_INTO = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.silkwire.ingest..", "io.silkwire.enrich..", "io.silkwire.standalone..");

    /** Feeds and the link to unsubscribe bring the proof of their right along. */
    @ArchTest
    static final ArchRule WHAT_BELONGS_TO_SOMEBODY_IS_REACHED_THROUGH_ITS_GATE = noFields()
            .that()
            .areDeclaredInClassesThat(DescribedPredicate.<JavaClass>describe(
                    "answer HTTP, but for those that a token of their own opens",
                    type -> (type.isAnnotatedWith(Controller.class)
                                    || type.getPackageName().equals("io.silkwire.alert.web"))
                            && !type.getSimpleName().equals("Feeds")
                            && !type.getSimpleName().equals("UnsubscribePages")))
            .should()
            .haveRawType(Subscriptions.class)
            .orShould()
            .haveRawType(LiveAlerts.class)
            .orShould()
            .haveRawType(AlertHistory.class);

    @ArchTest
    static final ArchRule ELASTICSEARCH_IS_FOR_SEARCH_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage("io.silkwire.alert.search..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic.clients..", "org.elasticsearch..");

    @ArchTest
    static final ArchRule WEBHOOKS_GO_OUT_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.silkwire.alert.delivery.webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("okhttp3..");

    @ArchTest
    static final ArchRule MAIL_GOES_OUT_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("io.silkwire.alert.delivery.email..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule THE_RULES_OF_TIMING_ARE_PURE = classes()
            .that()
            .resideInAPackage("io.silkwire.alert.timing")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.silkwire.contracts..", "io.silkwire.alert.timing..");

    @ArchTest
    static final ArchRule THE_QUERY_LANGUAGE_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAPackage("io.silkwire.alert.query")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.silkwire.contracts..",
                    "io.silkwire.text..",
                    "io.silkwire.alert.query..");
}
