package io.silkwire.alert.web;

import io.silkwire.alert.query.KnownValues;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QueryLint;
import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.query.QueryText;
import io.silkwire.alert.silence.KnownNames;
import io.silkwire.alert.source.KnownSources;
import io.silkwire.alert.subscription.SubscriptionQuery;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the text of a query into a {@link QueryReport}, with the topics and sources there are now. Changes nothing. */
@Singleton
final class QueryReports implements KnownNames {
    private final TopicCatalog topics;
    private final KnownSources sources;

    QueryReports(TopicCatalog topics, KnownSources sources) {
        this.topics = topics;
        this.sources = sources;
    }

    /** What the query is for. */
    enum Use {
        SEARCH,
        SUBSCRIPTION;

        /** The use of this name; null is a search. */
        static @Nullable Use of(@Nullable String name) {
            if (name == null || name.isBlank() || name.toLowerCase(Locale.ROOT).equals("search")) {
                return SEARCH;
            }
            return name.toLowerCase(Locale.ROOT).equals("subscription") ? SUBSCRIPTION : null;
        }
    }

    QueryReport report(String text, Use use) {
        return report(() -> use == Use.SUBSCRIPTION ? SubscriptionQuery.parse(text) : QueryParser.parse(text));
    }

    /** Of the query of a subscription, beside these topics and languages; ids that are none are left to the form. */
    QueryReport ofSubscription(String text, List<String> topics, List<String> languages) {
        if (text.isBlank()) {
            return report("", Use.SUBSCRIPTION);
        }
        return report(() -> SubscriptionQuery.beside(text, topics, languages));
    }

    @FunctionalInterface
    private interface Reading {
        Query read() throws QuerySyntaxException;
    }

    private QueryReport report(Reading reading) {
        try {
            Query query = reading.read();
            return new QueryReport(
                    true,
                    null,
                    QueryLint.warnings(query, known()).stream()
                            .map(QueryReport.Warning::of)
                            .toList(),
                    QueryText.of(query));
        } catch (QuerySyntaxException e) {
            return new QueryReport(false, QueryReport.Refusal.of(e), List.of(), null);
        }
    }

    @Override
    public KnownValues known() {
        return new KnownValues(
                topics.names().keySet(),
                sources.all().stream().map(source -> source.id().value()).collect(Collectors.toSet()));
    }
}
