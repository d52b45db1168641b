package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.silence.Finding;
import io.silkwire.alert.silence.SilenceWatch;
import io.silkwire.alert.subscription.OwnedSubscriptions;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.SilencePage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The subscriptions that can never match, or have been silent for unusually long. */
@Controller("/subscriptions/audit")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SilencePages {
    private final Optional<SilenceWatch> watch;
    private final OwnedSubscriptions subscriptions;
    private final Pages pages;

    SilencePages(Optional<SilenceWatch> watch, OwnedSubscriptions subscriptions, Pages pages) {
        this.subscriptions = subscriptions;
        this.watch = watch;
        this.pages = pages;
    }

    @Get
    HttpResponse<byte[]> findings(HttpRequest<?> request) {
        List<SilencePage.Row> rows = watch.map(one -> one.findings(subscriptions, request)).orElse(List.of()).stream()
                .map(SilencePages::row)
                .toList();
        Instant at = watch.map(SilenceWatch::auditedAt).orElse(null);
        return pages.silence(
                new SilencePage(new Frame("Silent subscriptions", Frame.Section.SUBSCRIPTIONS, ""), rows, audited(at)));
    }

    private static String audited(@Nullable Instant at) {
        return at == null
                ? "Subscriptions are looked at a minute after the start, then every quarter of an hour unless set otherwise."
                : "Last looked at " + Wording.at(at).words() + ".";
    }

    private static SilencePage.Row row(Finding finding) {
        boolean bad = finding.kind() != Finding.Kind.SILENT && finding.kind() != Finding.Kind.UNKNOWN_VALUE;
        Double chance = finding.chance();
        String words = Wording.sentence(finding.words())
                + (chance == null
                        ? "."
                        : String.format(
                                Locale.ENGLISH,
                                ". By chance that happens once in %,.0f times.",
                                1 / Math.max(chance, 1e-9)));
        return new SilencePage.Row(
                finding.id().value(),
                finding.name(),
                what(finding.kind()),
                bad,
                words,
                Wording.sentence(finding.remedy()) + ".",
                finding.since() == null
                        ? null
                        : "since " + Wording.at(finding.since()).words());
    }

    private static String what(Finding.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> "Not matched";
            case NEVER_MATCHES -> "Never matches";
            case UNKNOWN_VALUE -> "Names what is not there";
            case UNTOLD -> "Not told";
            case SILENT -> "Unusually silent";
        };
    }
}
