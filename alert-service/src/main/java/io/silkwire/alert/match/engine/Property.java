package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.Facts;
import io.silkwire.alert.query.Query;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.StoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a statement has as a whole, told from its record without looking at its words. */
record Property(Kind kind, String value) {
    /** The fields that have properties, with the share of statements that have one of them where nothing else is known. */
    enum Kind {
        TOPIC(0.05),
        COUNTRY(0.1),
        SOURCE(0.02),
        KIND(0.2),
        LANGUAGE(0.4),
        STORY(0.0001),
        CHANGED(0.3),
        OFFICIAL(0.7);

        private final double guess;

        Kind(double guess) {
            this.guess = guess;
        }

        double guess() {
            return guess;
        }
    }

    static Property of(Query.Topic topic) {
        return new Property(Kind.TOPIC, topic.id().value());
    }

    static Property of(Query.Country country) {
        return new Property(Kind.COUNTRY, country.code());
    }

    static Property of(Query.Source source) {
        return new Property(Kind.SOURCE, source.id().value());
    }

    static Property of(Query.Kind kind) {
        return new Property(Kind.KIND, kind.kind());
    }

    static Property of(Query.Language language) {
        return new Property(Kind.LANGUAGE, language.range().value().toLowerCase(Locale.ROOT));
    }

    static Property of(Query.Story story) {
        return new Property(Kind.STORY, story.id().value());
    }

    static Property of(Query.Changed changed) {
        return new Property(Kind.CHANGED, Boolean.toString(changed.wanted()));
    }

    static Property of(Query.Official official) {
        return new Property(Kind.OFFICIAL, Boolean.toString(official.wanted()));
    }

    /** All that the statement has. */
    static List<Property> of(Incoming incoming) {
        EnrichedStatement enriched = incoming.enriched();
        List<Property> properties = ofRecord(enriched);
        properties.add(new Property(Kind.OFFICIAL, Boolean.toString(incoming.official())));
        StoryId story = incoming.story();
        if (story != null) {
            properties.add(new Property(Kind.STORY, story.value()));
        }
        return properties;
    }

    /** What the statement's record alone tells; may be added to. */
    static List<Property> ofRecord(EnrichedStatement enriched) {
        List<Property> properties = new ArrayList<>();
        enriched.tags()
                .forEach(tag ->
                        properties.add(new Property(Kind.TOPIC, tag.topicId().value())));
        Facts.countries(enriched).forEach(country -> properties.add(new Property(Kind.COUNTRY, country)));
        properties.add(new Property(Kind.SOURCE, enriched.statement().sourceId().value()));
        properties.add(
                new Property(Kind.CHANGED, Boolean.toString(enriched.statement().revision() > 1)));
        String kind = enriched.statement().kind();
        if (kind != null) {
            properties.add(new Property(Kind.KIND, kind));
        }
        addLanguages(enriched.language().toLowerCase(Locale.ROOT), properties);
        return properties;
    }

    /** Every range that takes the tag (RFC 4647 basic filtering): the tag itself and its beginnings. */
    private static void addLanguages(String tag, List<Property> properties) {
        properties.add(new Property(Kind.LANGUAGE, tag));
        for (int dash = tag.indexOf('-'); dash > 0; dash = tag.indexOf('-', dash + 1)) {
            properties.add(new Property(Kind.LANGUAGE, tag.substring(0, dash)));
        }
    }
}
