package io.silkwire.alert.site;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Finds out how each request came before anything else looks at it, and leaves that with the request. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class ArrivalFilter {
    private final SiteSettings settings;
    private final Networks proxies;

    ArrivalFilter(SiteSettings settings) {
        this.settings = settings;
        this.proxies = new Networks(settings.trustedProxies());
    }

    @RequestFilter
    void look(HttpRequest<?> request) {
        request.setAttribute(Arrival.ATTRIBUTE, Arrival.told(request, proxies, settings.baseUrl()));
    }
}
