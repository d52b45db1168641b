package io.silkwire.alert.account;

import io.micronaut.http.HttpMethod;
import io.silkwire.contracts.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What each route asks for. The first rule that fits holds; a route that no rule names is read by viewers and changed by admins
 * only, so a forgotten rule is strict. The suite holds every route of the services against a table.
 */
final class AccessRules {
    /** One rule: methods, a path ({@code *} for one part, {@code **} at the end for all below it), and the least role, if any. */
    private record Rule(Set<HttpMethod> methods, String path, Optional<Role> least) {
        boolean fits(HttpMethod method, String asked) {
            if (!methods.contains(method)) {
                return false;
            }
            String[] parts = path.split("/", -1);
            String[] askedParts = asked.split("/", -1);
            boolean below = parts[parts.length - 1].equals("**");
            int compared = below ? parts.length - 1 : parts.length;
            return (below ? askedParts.length >= compared : askedParts.length == compared)
                    && IntStream.range(0, compared)
                            .allMatch(i -> parts[i].equals("*") || parts[i].equals(askedParts[i]));
        }
    }

    private static final Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<HttpMethod> ANY = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private static final List<Rule> RULES = List.of(
            // What a browser needs before anybody signed in.
            everybody(READ, "/assets/**"),
            everybody(READ, "/webjars/**"),
            everybody(ANY, "/login/**"),
            everybody(ANY, "/logout"),
            everybody(ANY, "/setup"),
            // Told to machines that watch the service.
            everybody(READ, "/health/**"),
            everybody(READ, "/prometheus"),
            // These carry a token of their own in the path.
            everybody(ANY, "/unsubscribe/**"),
            everybody(READ, "/feeds/**"),
            everybody(ANY, "/websub/**"),
            // This service posts to itself there, and nothing else that is posted has an effect.
            everybody(Set.of(HttpMethod.POST), "/hooks/canary"),
            // One's own account.
            from(Role.VIEWER, ANY, "/account/**"),
            from(Role.VIEWER, ANY, "/api/v1/me/**"),
            // Asks, and changes nothing.
            from(Role.VIEWER, ANY, "/api/v1/queries/**"),
            from(Role.ADMIN, ANY, "/api/v1/subscriptions/*/owner"),
            from(Role.ANALYST, ANY, "/subscriptions/**"),
            from(Role.ANALYST, ANY, "/api/v1/subscriptions/**"),
            from(Role.ANALYST, ANY, "/alerts/**"),
            from(Role.ANALYST, ANY, "/api/v1/alerts/**"),
            from(Role.ANALYST, ANY, "/api/v1/deliveries/**"),
            from(Role.ANALYST, ANY, "/deliveries/**"),
            from(Role.OPS, ANY, "/api/v1/pipeline/**"),
            // What the framework tells of itself.
            from(Role.OPS, READ, "/beans/**"),
            from(Role.OPS, READ, "/info"),
            from(Role.OPS, READ, "/loggers/**"),
            from(Role.OPS, READ, "/metrics/**"),
            from(Role.OPS, READ, "/routes"),
            from(Role.OPS, READ, "/threaddump"),
            from(Role.ADMIN, ANY, "/accounts/**"),
            from(Role.ADMIN, ANY, "/api/v1/accounts/**"),
            from(Role.ADMIN, ANY, "/api/v1/audit/**"),
            from(Role.VIEWER, READ, "/**"));

    private AccessRules() {}

    /** The least role that may ask for this, or empty where everybody may. */
    static Optional<Role> least(HttpMethod method, String path) {
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .findFirst()
                .map(Rule::least)
                .orElse(Optional.of(Role.ADMIN));
    }

    private static Rule everybody(Set<HttpMethod> methods, String path) {
        return new Rule(methods, path, Optional.empty());
    }

    private static Rule from(Role least, Set<HttpMethod> methods, String path) {
        return new Rule(methods, path, Optional.of(least));
    }
}
