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
    /**
     * What a route asks for.
     *
     * @param least role, or empty where everybody may
     * @param inPerson whether a browser that signed in must ask: what a token could do here would outlive it, or go beyond its scope
     */
    record Demand(Optional<Role> least, boolean inPerson) {}

    /** One rule: methods, a path ({@code *} for one part, {@code **} at the end for all below it), and what is asked for. */
    private record Rule(Set<HttpMethod> methods, String path, Demand demand) {
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
    private static final Set<HttpMethod> CHANGE =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

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
            inPerson(Role.VIEWER, CHANGE, "/account/**"),
            from(Role.VIEWER, READ, "/account/**"),
            // A token that could make tokens would outlive its own revocation.
            inPerson(Role.VIEWER, Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH), "/api/v1/me/**"),
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
            inPerson(Role.ADMIN, CHANGE, "/accounts/**"),
            from(Role.ADMIN, ANY, "/accounts/**"),
            from(Role.ADMIN, ANY, "/api/v1/accounts/**"),
            from(Role.ADMIN, ANY, "/audit/**"),
            from(Role.ADMIN, ANY, "/api/v1/audit/**"),
            from(Role.VIEWER, READ, "/**"));

    private AccessRules() {}

    /** What must be true of who asks for this. */
    static Demand of(HttpMethod method, String path) {
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .findFirst()
                .map(Rule::demand)
                .orElse(new Demand(Optional.of(Role.ADMIN), false));
    }

    private static Rule everybody(Set<HttpMethod> methods, String path) {
        return new Rule(methods, path, new Demand(Optional.empty(), false));
    }

    private static Rule from(Role least, Set<HttpMethod> methods, String path) {
        return new Rule(methods, path, new Demand(Optional.of(least), false));
    }

    private static Rule inPerson(Role least, Set<HttpMethod> methods, String path) {
        return new Rule(methods, path, new Demand(Optional.of(least), true));
    }
}
