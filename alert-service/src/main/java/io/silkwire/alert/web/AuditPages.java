package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.account.AuditTrail;
import io.silkwire.alert.web.page.AuditPage;
import io.silkwire.alert.web.page.Frame;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what, for admins: by account or subscription, a page at a time. */
@Controller("/audit")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuditPages {
    private static final int PAGE = 100;

    private final AuditTrail trail;
    private final Pages pages;

    AuditPages(AuditTrail trail, Pages pages) {
        this.trail = trail;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> page(
            @QueryValue @Nullable String account,
            @QueryValue @Nullable String subscription,
            @QueryValue @Nullable String before) {
        String ofAccount = text(account);
        String ofSubscription = text(subscription);
        AuditTrail.Question question = new AuditTrail.Question(
                ofAccount.isEmpty() ? null : ofAccount,
                ofSubscription.isEmpty() ? null : ofSubscription,
                before != null && before.matches("[0-9]{1,18}") ? Long.valueOf(before) : null,
                PAGE);
        Frame frame = new Frame("Audit", Frame.Section.NONE, "");
        return switch (trail.read(question)) {
            case AuditTrail.Outcome.Read read ->
                pages.audit(
                                HttpStatus.OK,
                                new AuditPage(
                                        frame,
                                        ofAccount,
                                        ofSubscription,
                                        null,
                                        read.page().entries().stream()
                                                .map(AuditPages::row)
                                                .toList(),
                                        older(
                                                ofAccount,
                                                ofSubscription,
                                                read.page().next())))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store");
            case AuditTrail.Outcome.Unavailable unavailable ->
                pages.audit(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        new AuditPage(
                                frame,
                                ofAccount,
                                ofSubscription,
                                "Kafka does not answer, so the audit cannot be read now.",
                                List.of(),
                                null));
        };
    }

    private static AuditPage.Row row(AuditTrail.Entry entry) {
        return new AuditPage.Row(
                Wording.at(entry.at()),
                entry.actor(),
                entry.action(),
                entry.target() == null ? "" : entry.target(),
                entry.outcome(),
                entry.address());
    }

    private static @Nullable String older(String account, String subscription, @Nullable Long next) {
        return next == null
                ? null
                : "/audit?account=" + encoded(account) + "&subscription=" + encoded(subscription) + "&before=" + next;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
