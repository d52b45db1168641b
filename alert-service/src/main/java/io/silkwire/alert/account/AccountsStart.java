package io.silkwire.alert.account;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.util.StringUtils;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.alert.site.SiteSettings;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.wire.TopicProvisioner;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the accounts before the HTTP server opens, and tells the way in while there is no admin: on standard output, where whoever
 * started the service sees it, and not in the log, which others read. Where accounts are not required nothing is read.
 */
@Singleton
@Requires(property = "silkwire.alert.enabled", notEquals = StringUtils.FALSE)
final class AccountsStart {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsStart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PrintStream TERMINAL = System.out;

    private final AlertKafka kafka;
    private final Admission admission;
    private final Accounts accounts;
    private final Audit audit;
    private final FirstAdmin firstAdmin;
    private final SiteSettings site;
    private final TokenUses tokenUses;
    private final Departure departure;

    AccountsStart(
            AlertKafka kafka,
            Admission admission,
            Accounts accounts,
            Audit audit,
            FirstAdmin firstAdmin,
            SiteSettings site,
            TokenUses tokenUses,
            Departure departure) {
        this.departure = departure;
        this.kafka = kafka;
        this.admission = admission;
        this.accounts = accounts;
        this.audit = audit;
        this.firstAdmin = firstAdmin;
        this.site = site;
        this.tokenUses = tokenUses;
    }

    @EventListener
    void start(StartupEvent event) {
        TopicProvisioner.provision(
                kafka.connection(), List.of(KafkaTopics.ACCOUNTS, KafkaTopics.TOKEN_USES, KafkaTopics.AUDIT));
        audit.start();
        if (admission.isRequired()) {
            accounts.start(PATIENCE);
            tokenUses.start();
            LOG.atInfo().addKeyValue("accounts", accounts.all().size()).log("Accounts are required");
        }
    }

    @EventListener
    void opened(ServerStartupEvent event) {
        if (!accounts.leaving().isEmpty()) {
            // Nobody waits for it, and each that leaves may have had very much.
            Thread.ofPlatform().daemon().name("account-departure").start(this::resume);
        }
        firstAdmin
                .invite()
                .ifPresent(path -> TERMINAL.println("There is no admin yet. Whoever opens this page once becomes it: "
                        + (site.baseUrl() == null ? event.getSource().getURL() : site.baseUrl()) + path));
    }

    private void resume() {
        try {
            departure.resume();
        } catch (IllegalStateException e) {
            LOG.atWarn().setCause(e).log("Deletions that were cut are not ended yet: delete again, or start anew");
        }
    }
}
