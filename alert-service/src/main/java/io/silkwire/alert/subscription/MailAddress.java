package io.silkwire.alert.subscription;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a mail address. Narrower than RFC 5321: one plain address, a domain with a dot, no quotes, no comments, no
 * control characters; so what is let through can stand in a header and in a command as it is.
 */
final class MailAddress {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private MailAddress() {}

    /** What is wrong with it, without repeating it; null where nothing is. */
    static @Nullable String problem(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return "it has no @ between name and domain";
        }
        if (address.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return "it has line breaks or other control characters";
        }
        if (address.length() > MAX_LENGTH || at > MAX_LOCAL) {
            return "it is too long";
        }
        if (!LOCAL.matcher(address.substring(0, at)).matches()) {
            return "its name has characters that are not understood everywhere";
        }
        return DOMAIN.matcher(address.substring(at + 1)).matches() ? null : "its domain is not one of the internet";
    }
}
