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
import io.silkwire.alert.live.LiveAlert;
import io.silkwire.alert.live.LiveAlerts;
import io.silkwire.alert.live.OwnedAlerts;
import java.util.List;
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

    @Get("/alerts")
    HttpResponse<byte[]> alerts(HttpRequest<?> request, @QueryValue @Nullable String subscription) {
        List<LiveAlert> shown = alerts.recent(request, LiveAlerts.CAPACITY).stream()
                .filter(live -> subscription == null
                        || live.alert().subscriptionId().value().equals(subscription))
                .toList();
        String name = shown.isEmpty() ? null : shown.getFirst().alert().subscriptionName();
        return pages.alerts(view.of(shown, subscription, name));
    }
}
