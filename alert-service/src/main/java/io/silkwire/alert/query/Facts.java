package io.silkwire.alert.query;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.EntityMention;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.Tag;
import io.silkwire.contracts.TopicId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All of a statement that a query may ask for.
 *
 * @param stems of title and body, as the enricher writes them
 * @param language BCP 47 tag
 * @param countries ISO 3166-1 codes: the one it was issued in or by, and those it rather names than not
 * @param story it stands in, or null where that is not known
 * @param official whether its source is an official body
 */
public record Facts(
        String title,
        String body,
        EnrichedStatement.Stems stems,
        @Nullable SourceId source,
        @Nullable String kind,
        String language,
        Set<TopicId> topics,
        Set<String> countries,
        int revision,
        @Nullable PublicationDate publishedAt,
        @Nullable StoryId story,
        boolean official) {
    /** Confidence from which a mention counts, as in the index's field {@code countries}. */
    private static final double RATHER_MEANT = 0.5;

    /** Copies the sets. */
    public Facts {
        topics = Set.copyOf(topics);
        countries = Set.copyOf(countries);
    }

    /** Those of an enriched statement. */
    public static Facts of(EnrichedStatement enriched, @Nullable StoryId story, boolean official) {
        Statement statement = enriched.statement();
        return new Facts(
                statement.title(),
                statement.body(),
                enriched.stems(),
                statement.sourceId(),
                statement.kind(),
                enriched.language(),
                enriched.tags().stream().map(Tag::topicId).collect(Collectors.toSet()),
                countries(enriched),
                statement.revision(),
                statement.publishedAt(),
                story,
                official);
    }

    /** The countries of a statement, by their ISO 3166-1 code: the one it was issued in or by, and those it rather names than not. */
    public static Set<String> countries(EnrichedStatement enriched) {
        Set<String> countries = new HashSet<>();
        enriched.entities().stream()
                .filter(mention -> mention.kind() == EntityMention.Kind.COUNTRY && mention.confidence() >= RATHER_MEANT)
                .map(EntityMention::entity)
                .forEach(countries::add);
        String issued = enriched.statement().country();
        if (issued != null) {
            countries.add(issued);
        }
        return countries;
    }
}
