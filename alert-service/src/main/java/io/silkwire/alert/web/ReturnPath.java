package io.silkwire.alert.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser goes after it signed in: a path of this site, or its first page. Anything a browser could take for another site
 * ({@code //host}, {@code /\host}, a scheme) is not followed (CWE-601).
 */
final class ReturnPath {
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[A-Za-z0-9._~!$&'()*+,;=:@%/?-]{0,1000}");

    private ReturnPath() {}

    static String of(@Nullable String back) {
        return back != null && OURS.matcher(back).matches() && !back.startsWith("/login") ? back : "/";
    }
}
