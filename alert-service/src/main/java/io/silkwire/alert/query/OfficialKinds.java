package io.silkwire.alert.query;

import java.util.Set;

/** Which kinds of source, as {@code sources.yaml} has them, are official bodies: states, their organs, and bodies of states. */
public final class OfficialKinds {
    private static final Set<String> KINDS = Set.of(
            "un-body",
            "regional-body",
            "presidency",
            "government",
            "ministry",
            "parliament",
            "court",
            "central-bank",
            "agency",
            "embassy");

    private OfficialKinds() {}

    /** Whether a source of this kind is an official body. */
    public static boolean has(String kind) {
        return KINDS.contains(kind);
    }
}
