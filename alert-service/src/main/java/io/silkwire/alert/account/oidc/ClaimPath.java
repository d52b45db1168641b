package io.silkwire.alert.account.oidc;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The name of a claim into its values. A name may lead into claims that hold others, such as Keycloak's {@code realm_access.roles}; a
 * claim whose own name has dots in it, such as {@code https://silkwire.example/roles}, is found first.
 */
record ClaimPath(String path) {
    private static final int DEEPEST = 8;

    /** All values there, as text; none where the claims do not have it. */
    Stream<String> values(Map<String, ?> claims) {
        return texts(find(claims, path, 0));
    }

    private static @Nullable Object find(Map<?, ?> claims, String rest, int depth) {
        if (claims.containsKey(rest)) {
            return claims.get(rest);
        }
        for (int dot = rest.lastIndexOf('.'); dot > 0 && depth < DEEPEST; dot = rest.lastIndexOf('.', dot - 1)) {
            if (claims.get(rest.substring(0, dot)) instanceof Map<?, ?> inner) {
                Object found = find(inner, rest.substring(dot + 1), depth + 1);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Stream<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(String::valueOf)
                : Stream.ofNullable(claim).map(String::valueOf);
    }
}
