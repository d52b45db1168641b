package io.silkwire.quality.language;

/** Tells the language of a text: ours, or a peer. */
interface LanguageIdentifier {
    /** As figures name it, a peer with its version. */
    String name();

    /** Code of the language, of two letters where there is one; {@code und} where it does not say. */
    String identify(String text);
}
