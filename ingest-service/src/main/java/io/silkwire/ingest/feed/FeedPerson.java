package io.silkwire.ingest.feed;

import org.jspecify.annotations.Nullable;

/** Who wrote or published something: at least one of the three is told. */
public record FeedPerson(
        @Nullable String name,
        @Nullable String email,
        @Nullable String uri) {

    /** {@code name (email)}, or the part that is told. */
    public String display() {
        if (name != null && email != null) {
            return name + " (" + email + ")";
        }
        if (name != null) {
            return name;
        }
        return email != null ? email : uri == null ? "" : uri;
    }

    /** Reads the ways in which RSS writes people: {@code me@x.org (Name)}, {@code Name <me@x.org>}, a name, an address. */
    static @Nullable FeedPerson parse(String text) {
        String cleaned = text.strip();
        String email = email(cleaned);
        if (email == null) {
            return cleaned.isEmpty() ? null : new FeedPerson(cleaned, null, null);
        }
        String name = cleaned.replace(email, "")
                .replace("()", "")
                .replace("<>", "")
                .replace("&lt;&gt;", "")
                .strip();
        if (name.startsWith("(")) {
            name = name.substring(1);
        }
        if (name.endsWith(")")) {
            name = name.substring(0, name.length() - 1);
        }
        name = name.strip();
        String address = email.endsWith(".") ? email.substring(0, email.length() - 1) : email;
        int query = address.indexOf('?');
        return new FeedPerson(name.isEmpty() ? null : name, query < 0 ? address : address.substring(0, query), null);
    }

    private static @Nullable String email(String text) {
        int at = text.indexOf('@');
        while (at > 0) {
            int start = at;
            while (start > 0 && isLocal(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            while (end < text.length() && isDomain(text.charAt(end))) {
                end++;
            }
            String domain = text.substring(at + 1, end);
            if (start < at && domain.indexOf('.') > 0 && !domain.endsWith(".")) {
                return text.substring(start, end);
            }
            at = text.indexOf('@', at + 1);
        }
        return null;
    }

    private static boolean isLocal(char c) {
        return Character.isLetterOrDigit(c) || "_.-+%".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }
}
