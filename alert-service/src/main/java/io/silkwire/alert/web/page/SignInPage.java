package io.silkwire.alert.web.page;

import org.jspecify.annotations.Nullable;

/**
 * The page to sign in, or to make the first account.
 *
 * @param entered what stands in the field for the account
 * @param problem what went wrong the last time, or null
 * @param back path that is opened afterwards
 * @param setupCode of the link to make the first admin, or null on the page to sign in
 * @param provider name of the OpenID Connect provider one may sign in with, or null
 */
public record SignInPage(
        Frame frame,
        String csrf,
        String entered,
        @Nullable String problem,
        String back,
        @Nullable String setupCode,
        @Nullable String provider) {}
