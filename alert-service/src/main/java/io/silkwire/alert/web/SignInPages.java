package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.account.AccountChange;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.account.FirstAdmin;
import io.silkwire.alert.account.KnownDevices;
import io.silkwire.alert.account.Sessions;
import io.silkwire.alert.account.SignIn;
import io.silkwire.alert.account.oidc.OpenIdProvider;
import io.silkwire.alert.site.Arrival;
import io.silkwire.alert.web.guard.CsrfToken;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.SignInPage;
import io.silkwire.contracts.Account;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and the first admin. A GET shows a form; only a POST that brings its token changes anything. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SignInPages {
    private static final int LONGEST_ID = 64;
    private static final String STALE = "This form was open too long, or cookies are refused. Try again.";

    private final SignIn signIn;
    private final Sessions sessions;
    private final KnownDevices devices;
    private final FirstAdmin firstAdmin;
    private final Optional<OpenIdProvider> provider;
    private final Audit audit;
    private final Pages pages;

    SignInPages(
            SignIn signIn,
            Sessions sessions,
            KnownDevices devices,
            FirstAdmin firstAdmin,
            Optional<OpenIdProvider> provider,
            Audit audit,
            Pages pages) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.devices = devices;
        this.firstAdmin = firstAdmin;
        this.provider = provider;
        this.audit = audit;
        this.pages = pages;
    }

    @Get("/login")
    HttpResponse<byte[]> form(HttpRequest<?> request, @QueryValue @Nullable String back) {
        return page(HttpStatus.OK, request, "", null, back, null);
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> signIn(HttpRequest<?> request, @Body String body) {
        SubmittedForm form = SubmittedForm.read(body);
        String id = form.text("account");
        String back = form.text("back");
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, id, STALE, back, null);
        }
        return switch (signIn.with(
                id,
                form.text("password"),
                Arrival.of(request).sender(),
                devices.of(request, id).orElse(null))) {
            case SignIn.Outcome.SignedIn in -> begun(request, in.account(), back);
            case SignIn.Outcome.Wrong wrong -> {
                audit.tell(named(id), request, "sign-in", null, "wrong");
                yield page(
                        HttpStatus.UNAUTHORIZED,
                        request,
                        id,
                        "Account and password do not belong together.",
                        back,
                        null);
            }
            case SignIn.Outcome.Locked locked -> {
                audit.tell(named(id), request, "sign-in", null, "locked");
                long minutes = Math.max(1, locked.forHowLong().toMinutes());
                yield page(
                        HttpStatus.TOO_MANY_REQUESTS,
                        request,
                        id,
                        "Too many attempts. Wait " + minutes + (minutes == 1 ? " minute." : " minutes."),
                        back,
                        null);
            }
        };
    }

    @Post("/logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signOut(HttpRequest<?> request, @Body String body) {
        if (!CsrfToken.isMatched(request, SubmittedForm.read(body).value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, "", STALE, null, null);
        }
        audit.tell(request, "sign-out", null, "done");
        return sessions.end(request, HttpResponse.seeOther(URI.create("/login")));
    }

    @Get("/setup")
    HttpResponse<byte[]> setup(HttpRequest<?> request, @QueryValue @Nullable String code) {
        return firstAdmin.isGood(code)
                ? page(HttpStatus.OK, request, "admin", null, "/", code)
                : pages.message(
                        HttpStatus.NOT_FOUND,
                        "This link is void",
                        "There is an admin already, or the link is not the one of the last start.",
                        "Sign in, or start the service again: it tells a new link while there is no admin.");
    }

    @Post("/setup")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> makeFirst(HttpRequest<?> request, @Body String body) {
        SubmittedForm form = SubmittedForm.read(body);
        String id = form.text("account");
        String code = form.text("code");
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, id, STALE, "/", code);
        }
        return switch (firstAdmin.make(code, id, id, form.text("password"))) {
            case AccountChange.Saved saved -> begun(request, saved.account(), "/");
            case AccountChange.Refused refused ->
                page(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        request,
                        id,
                        refused.message() + ": " + refused.remedy() + ".",
                        "/",
                        code);
            case AccountChange.Unknown unknown -> throw new IllegalStateException("unknown: " + unknown.id());
        };
    }

    /** What was typed for an account, which may be anything and any length. */
    private static String named(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }

    private HttpResponse<byte[]> begun(HttpRequest<?> request, Account account, @Nullable String back) {
        audit.tell(account.id().value(), request, "sign-in", null, "done");
        MutableHttpResponse<byte[]> answer = HttpResponse.seeOther(URI.create(ReturnPath.of(back)));
        return devices.remember(account.id(), request, sessions.begin(account, request, answer));
    }

    private HttpResponse<byte[]> page(
            HttpStatus status,
            HttpRequest<?> request,
            String entered,
            @Nullable String problem,
            @Nullable String back,
            @Nullable String setupCode) {
        CsrfToken token = CsrfToken.of(request);
        String title = setupCode == null ? "Sign in" : "First admin";
        SignInPage page = new SignInPage(
                new Frame(title, Frame.Section.NONE, ""),
                token.value(),
                entered,
                problem,
                ReturnPath.of(back),
                setupCode,
                provider.map(OpenIdProvider::name).orElse(null));
        return token.on(pages.signIn(status, page).header(HttpHeaders.CACHE_CONTROL, "no-store"), request);
    }
}
