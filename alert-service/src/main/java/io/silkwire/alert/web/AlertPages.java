package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.history.HistoryPage;
import io.silkwire.alert.history.HistoryPosition;
import io.silkwire.alert.history.HistoryQuestion;
import io.silkwire.alert.history.KeptAlert;
import io.silkwire.alert.live.OwnedAlerts;
import org.jspecify.annotations.Nullable;

/** The page of alerts; new ones arrive on it by the live stream. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertPages {
    private final OwnedAlerts alerts;
    private final AlertsView view;
    private final Pages pages;

    AlertPages(OwnedAlerts alerts, AlertsView view, Pages pages) {
        this.alerts = alerts;
        this.view = view;
        this.pages = pages;
    }

    /** @param before as in the API; what cannot be read begins with the newest */
    @Get("/alerts")
    HttpResponse<byte[]> alerts(
            HttpRequest<?> request, @QueryValue @Nullable String subscription, @QueryValue @Nullable String before) {
        HistoryPosition from =
                before == null ? null : HistoryPosition.read(before).orElse(null);
        HistoryPage<KeptAlert> page =
                alerts.recent(request, new HistoryQuestion(subscription, from, AlertsView.MAX_ROWS));
        return pages.alerts(view.of(page, subscription, from != null));
    }
}
