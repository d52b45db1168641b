package io.silkwire.quality.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Whether an alert says what is true, and a message what the alert says. Pure functions. */
final class Promise {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A mail names so many words at most. */
    private static final int WORDS_OF_A_MAIL = 8;

    private Promise() {}

    /** Whether an alert is about this statement and that version of a subscription, and its spans stand in the text and its query. */
    static boolean isOf(Alert alert, Statement statement, Subscription version) {
        return alert.subscriptionId().equals(version.id())
                && alert.subscriptionVersion() == version.version()
                && alert.subscriptionName().equals(version.name())
                && alert.statementId().equals(statement.id())
                && alert.revision() == statement.revision()
                && alert.title().equals(statement.title())
                && alert.because().stream().allMatch(span -> stands(span, statement) && isAskedFor(span, version));
    }

    private static boolean stands(Evidence span, Statement statement) {
        String text = span.field() == Evidence.Field.TITLE ? statement.title() : statement.body();
        return span.end() <= text.length()
                && text.substring(span.start(), span.end()).equals(span.text());
    }

    /** Spans of a topic name terms of its definition; those of the query itself name words that stand in it. */
    private static boolean isAskedFor(Evidence span, Subscription version) {
        String query = String.valueOf(version.query()).toLowerCase(Locale.ROOT);
        return !span.rule().startsWith("query:") || query.contains(span.term().toLowerCase(Locale.ROOT));
    }

    /** Whether this body of a webhook tells this alert alone. */
    static boolean isToldBy(String body, Alert alert) {
        JsonNode message = read(body);
        return message.path("type").asText().equals("alert.created") && tells(message.path("data"), alert);
    }

    /** Whether this body of a webhook tells this alert among others, once. */
    static boolean isToldAmong(String body, Alert alert) {
        JsonNode message = read(body);
        return message.path("type").asText().equals("alerts.digest")
                && items(message)
                                .filter(item -> item.path("id")
                                        .asText()
                                        .equals(alert.id().value()))
                                .filter(item -> tells(item, alert))
                                .count()
                        == 1;
    }

    private static Stream<JsonNode> items(JsonNode message) {
        return StreamSupport.stream(message.path("data").path("alerts").spliterator(), false)
                .map(item -> item.path("alert"));
    }

    private static boolean tells(JsonNode told, Alert alert) {
        JsonNode subscription = told.path("subscription");
        JsonNode statement = told.path("statement");
        return told.path("id").asText().equals(alert.id().value())
                && subscription
                        .path("id")
                        .asText()
                        .equals(alert.subscriptionId().value())
                && subscription.path("version").asInt() == alert.subscriptionVersion()
                && statement.path("id").asText().equals(alert.statementId().value())
                && statement.path("revision").asInt() == alert.revision()
                && statement.path("title").asText().equals(alert.title())
                && spans(told.path("because"))
                        .equals(alert.because().stream()
                                .map(span -> span.field().label() + span.start() + "-" + span.end() + span.rule()
                                        + span.text())
                                .toList());
    }

    private static List<String> spans(JsonNode because) {
        return StreamSupport.stream(because.spliterator(), false)
                .map(span -> span.path("field").asText() + span.path("start").asInt() + "-"
                        + span.path("end").asInt() + span.path("rule").asText()
                        + span.path("text").asText())
                .toList();
    }

    /** Whether this mail tells this alert alone. */
    static boolean isToldBy(ReceivedMail mail, Alert alert, Subscription newest) {
        return mail.subject().equals("[" + newest.name() + "] " + titled(alert))
                && mail.version() == alert.subscriptionVersion()
                && tells(mail, alert);
    }

    /** Whether this mail tells this alert among others. */
    static boolean isToldAmong(ReceivedMail mail, Alert alert, Subscription newest) {
        return mail.subject().startsWith("[" + newest.name() + "] ") && tells(mail, alert);
    }

    /** In both parts, with the words that made it fit and the way to the subscription it is of. */
    private static boolean tells(ReceivedMail mail, Alert alert) {
        List<String> said = Stream.concat(
                        Stream.of(titled(alert), alert.sourceId().value()),
                        alert.because().stream()
                                .map(Evidence::text)
                                .map(text -> text.replaceAll("\\s+", " "))
                                .distinct()
                                .limit(WORDS_OF_A_MAIL))
                .toList();
        return said.stream()
                        .allMatch(words ->
                                mail.plain().contains(words) && mail.html().contains(words))
                && mail.plain().contains("/subscriptions/" + alert.subscriptionId() + "/sending");
    }

    private static String titled(Alert alert) {
        Change change = alert.change();
        return change != null && change.kind() == Change.Kind.EDITED ? "Edited: " + alert.title() : alert.title();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
