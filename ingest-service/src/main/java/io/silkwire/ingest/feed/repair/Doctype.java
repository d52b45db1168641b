package io.silkwire.ingest.feed.repair;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the internal subset of a document type for what makes parsers dangerous. Declarations are never obeyed here; a document
 * that declares entities of entities, or entities from elsewhere, was made for a victim, and saying so beats reading it.
 */
final class Doctype {
    private Doctype() {}

    /** What is hostile in it, or null. Declarations of W3C's character entities, common in feeds of old Drupal, are not. */
    static @Nullable String hostility(String doctype) {
        int at = doctype.indexOf("<!ENTITY");
        while (at >= 0) {
            int end = declarationEnd(doctype, at);
            String found = declaration(doctype.substring(at + "<!ENTITY".length(), end));
            if (found != null) {
                return found;
            }
            at = doctype.indexOf("<!ENTITY", end);
        }
        return null;
    }

    private static int declarationEnd(String doctype, int start) {
        char quote = 0;
        for (int i = start; i < doctype.length(); i++) {
            char c = doctype.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return doctype.length();
    }

    private static @Nullable String declaration(String text) {
        int quote = firstQuote(text);
        String head = text.substring(0, quote).toUpperCase(Locale.ROOT);
        String rest = text.substring(quote);
        if (head.contains("SYSTEM") || head.contains("PUBLIC")) {
            return rest.toUpperCase(Locale.ROOT).contains("-//W3C//ENTITIES") ? null : "external entity";
        }
        return nests(rest) ? "nested entities" : null;
    }

    private static int firstQuote(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean nests(String value) {
        for (int i = 0; i + 1 < value.length(); i++) {
            char next = value.charAt(i + 1);
            boolean reference = value.charAt(i) == '&' && next != '#' && !isPredefined(value, i + 1);
            if ((reference || value.charAt(i) == '%') && Character.isLetter(next)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPredefined(String value, int at) {
        return value.startsWith("amp;", at)
                || value.startsWith("lt;", at)
                || value.startsWith("gt;", at)
                || value.startsWith("quot;", at)
                || value.startsWith("apos;", at);
    }
}
