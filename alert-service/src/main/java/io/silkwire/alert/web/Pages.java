package io.silkwire.alert.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.silkwire.alert.web.page.AccountPage;
import io.silkwire.alert.web.page.AlertsPage;
import io.silkwire.alert.web.page.AuditPage;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.alert.web.page.MessagePage;
import io.silkwire.alert.web.page.PreviewPanel;
import io.silkwire.alert.web.page.QueriesPage;
import io.silkwire.alert.web.page.QueryNotes;
import io.silkwire.alert.web.page.SendingPage;
import io.silkwire.alert.web.page.SignInPage;
import io.silkwire.alert.web.page.SilencePage;
import io.silkwire.alert.web.page.StatementPage;
import io.silkwire.alert.web.page.StatementsPage;
import io.silkwire.alert.web.page.SubscriptionsPage;
import io.silkwire.alert.web.page.TrendsPage;
import io.silkwire.alert.web.page.UnsubscribePage;
import jakarta.inject.Singleton;
import java.util.Map;

/** Turns what a page shows into HTML, through the templates that the build compiled. Thread-safe. */
@Singleton
final class Pages {
    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "gg.jte.generated.precompiled");
    private final String sources;

    Pages(NeighbourSettings neighbours) {
        this.sources = neighbours.sources();
    }

    MutableHttpResponse<byte[]> statements(HttpStatus status, StatementsPage page) {
        return html(status, "statements.jte", page);
    }

    MutableHttpResponse<byte[]> statement(StatementPage page) {
        return html(HttpStatus.OK, "statement.jte", page);
    }

    MutableHttpResponse<byte[]> subscriptions(HttpStatus status, SubscriptionsPage page) {
        return html(status, "subscriptions.jte", page);
    }

    MutableHttpResponse<byte[]> silence(SilencePage page) {
        return html(HttpStatus.OK, "silence.jte", page);
    }

    MutableHttpResponse<byte[]> sending(HttpStatus status, SendingPage page) {
        return html(status, "sending.jte", page);
    }

    MutableHttpResponse<byte[]> unsubscribe(UnsubscribePage page) {
        return html(HttpStatus.OK, "unsubscribe.jte", page);
    }

    MutableHttpResponse<byte[]> alerts(AlertsPage page) {
        return html(HttpStatus.OK, "alerts.jte", page);
    }

    MutableHttpResponse<byte[]> api() {
        return html(HttpStatus.OK, "api.jte", new Frame("API", Frame.Section.NONE, ""));
    }

    MutableHttpResponse<byte[]> trends(TrendsPage page) {
        return html(HttpStatus.OK, "trends.jte", page);
    }

    MutableHttpResponse<byte[]> signIn(HttpStatus status, SignInPage page) {
        return html(status, "sign-in.jte", page);
    }

    MutableHttpResponse<byte[]> account(HttpStatus status, AccountPage page) {
        return html(status, "account.jte", page);
    }

    MutableHttpResponse<byte[]> audit(HttpStatus status, AuditPage page) {
        return html(status, "audit.jte", page);
    }

    MutableHttpResponse<byte[]> queries(QueriesPage page) {
        return html(HttpStatus.OK, "queries.jte", page);
    }

    /** A piece of a page. */
    MutableHttpResponse<byte[]> notes(QueryNotes notes) {
        return piece("notes.jte", notes);
    }

    /** A piece of the page of subscriptions. */
    MutableHttpResponse<byte[]> preview(HttpStatus status, PreviewPanel preview) {
        return piece("preview.jte", preview).status(status);
    }

    private MutableHttpResponse<byte[]> piece(String template, Object page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, Map.of("page", page), output);
        return HttpResponse.<byte[]>status(HttpStatus.OK).contentType(HTML).body(output.toByteArray());
    }

    /** A page that says what is not there or did not work. */
    MutableHttpResponse<byte[]> message(HttpStatus status, String title, String problem, String remedy) {
        return html(
                status,
                "message.jte",
                new MessagePage(new Frame(title, Frame.Section.NONE, ""), title, problem, remedy));
    }

    private MutableHttpResponse<byte[]> html(HttpStatus status, String template, Object page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, Map.of("page", page, "sources", sources), output);
        return HttpResponse.<byte[]>status(status).contentType(HTML).body(output.toByteArray());
    }
}
