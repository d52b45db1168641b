package io.silkwire.alert.account;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every route that leads to what somebody owns, with a request that is well formed, so that an answer is about who asks and never about
 * how. A route that is new and not named here fails the suite.
 */
final class OwnedRoutes {
    private static final Pattern OWNED =
            Pattern.compile("(/api/v1)?/subscriptions/\\{id}.*|/api/v1/deliveries/\\{id}.*");
    private static final String DRAFT = "{\"name\":\"changed\",\"query\":\"changed\"}";

    private final List<Asked> all = new ArrayList<>();

    private OwnedRoutes() {}

    /**
     * A request of a route.
     *
     * @param route method and template
     * @param path what stands for the variables, but for the id
     * @param json body for the API, or null
     * @param fields body for a page
     * @param withAlert whether it is about the subscription that has an alert, not one of its own
     * @param byAdmin whether even its owner may not: an admin may
     */
    record Asked(
            String route,
            Map<String, String> path,
            @Nullable String json,
            Map<String, String> fields,
            boolean withAlert,
            boolean byAdmin) {
        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        String template() {
            return route.substring(route.indexOf(' ') + 1);
        }

        boolean isApi() {
            return template().startsWith("/api/");
        }

        boolean isOfDelivery() {
            return template().startsWith("/api/v1/deliveries/");
        }

        /** Its address about this. */
        String at(String id) {
            String address = template().replace("{id}", id);
            for (Map.Entry<String, String> one : path.entrySet()) {
                address = address.replace("{" + one.getKey() + "}", one.getValue());
            }
            return address;
        }

        @Override
        public String toString() {
            return route + " " + path;
        }
    }

    /** Whether this route leads to what somebody owns. */
    static boolean isOwned(String template) {
        return OWNED.matcher(template).matches();
    }

    /**
     * All of them.
     *
     * @param statementId of a statement that is indexed
     * @param alertId of the subscription that has one
     */
    static List<Asked> all(String statementId, String alertId) {
        OwnedRoutes routes = new OwnedRoutes();
        routes.ofApi(statementId);
        routes.ofPages(alertId);
        return routes.all;
    }

    private void ofApi(String statementId) {
        String one = "/api/v1/subscriptions/{id}";
        api("GET " + one, null);
        api("PUT " + one, DRAFT);
        api("POST " + one + "/preview", DRAFT);
        for (String action : List.of("pause", "resume", "mute", "unmute", "sample", "feed", "webhook/rotate")) {
            api("POST " + one + "/" + action, "{}");
        }
        api("POST " + one + "/snooze", "{\"until\":\"" + Instant.now().plus(Duration.ofDays(30)) + "\"}");
        api("GET " + one + "/sending", null);
        api("PUT " + one + "/sending", "{\"mode\":\"daily\"}");
        api("POST " + one + "/recover", "{\"since\":\"2026-01-01T00:00:00Z\"}");
        api("DELETE " + one + "/feed", null);
        api("DELETE " + one, null);
        add("POST " + one + "/enable/{channel}", Map.of("channel", "webhook"), "{}", Map.of(), false, false);
        add("GET " + one + "/why-not/{statementId}", Map.of("statementId", statementId), null, Map.of(), false, false);
        add("PUT " + one + "/owner", Map.of(), "{\"owner\":\"boris\"}", Map.of(), false, true);
        api("GET /api/v1/deliveries/{id}", null);
        api("POST /api/v1/deliveries/{id}/resend", "{}");
    }

    private void ofPages(String alertId) {
        String one = "/subscriptions/{id}";
        Map<String, String> draft = Map.of("name", "changed", "q", "changed");
        page("GET " + one + "/edit", Map.of());
        page("POST " + one, draft);
        page("POST " + one + "/preview", draft);
        for (String action : List.of("pause", "resume", "delete")) {
            page("POST " + one + "/" + action, Map.of());
        }
        page("GET " + one + "/sending", Map.of());
        page("POST " + one + "/sending", Map.of("mode", "daily", "zone", "UTC"));
        for (String action : List.of("sample", "rotate", "feed", "unfeed")) {
            button(action, Map.of(), false);
        }
        button("recover", Map.of("hours", "24"), false);
        button("enable", Map.of("channel", "webhook"), false);
        button("hand-over", Map.of("owner", "boris"), true);
        add("POST " + one + "/sending/{action}", Map.of("action", "resend"), null, Map.of("id", alertId), true, false);
    }

    private void button(String action, Map<String, String> fields, boolean byAdmin) {
        add("POST /subscriptions/{id}/sending/{action}", Map.of("action", action), null, fields, false, byAdmin);
    }

    private void api(String route, @Nullable String json) {
        add(route, Map.of(), json, Map.of(), false, false);
    }

    private void page(String route, Map<String, String> fields) {
        add(route, Map.of(), null, fields, false, false);
    }

    private void add(
            String route,
            Map<String, String> path,
            @Nullable String json,
            Map<String, String> fields,
            boolean withAlert,
            boolean byAdmin) {
        all.add(new Asked(route, path, json, fields, withAlert, byAdmin));
    }
}
