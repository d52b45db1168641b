package io.silkwire.alert.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How webhooks are signed (Standard Webhooks, "Signature scheme"). */
enum SignatureKind {
    /** HMAC-SHA256 with a secret that sender and receiver share. */
    V1("whsec_"),
    /** Ed25519 with a private key; the receiver has the public one and can sign nothing. */
    V1A("whsk_");

    private final String prefix;

    SignatureKind(String prefix) {
        this.prefix = prefix;
    }

    /** What secrets of this kind begin with. */
    String prefix() {
        return prefix;
    }

    /** The word in JSON and forms. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a secret. */
    static SignatureKind of(String secret) {
        return secret.startsWith(V1A.prefix) ? V1A : V1;
    }

    /** The kind of this word; empty where it is none. */
    static Optional<SignatureKind> named(@Nullable String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
