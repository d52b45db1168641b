package io.silkwire.alert.query;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.EntityMention;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StoryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one statement with a query in hand, clause by clause and literally: the meaning of the query language, written for
 * clearness. The matcher and the search give the same answers faster; tests hold them to it. For one statement and one thread.
 */
public final class Reading {
    /** Confidence from which a mention counts, as in the index's field {@code countries}. */
    private static final double RATHER_MEANT = 0.5;

    private final EnrichedStatement enriched;
    private final @Nullable StoryId story;
    private final boolean official;
    private final StatementText title;
    private final StatementText body;

    /**
     * Of this statement.
     *
     * @param story it stands in, or null where that is not known
     * @param official whether its source is an official body
     */
    public Reading(EnrichedStatement enriched, @Nullable StoryId story, boolean official) {
        this.enriched = enriched;
        this.story = story;
        this.official = official;
        Statement statement = enriched.statement();
        this.title = new StatementText(
                Evidence.Field.TITLE, statement.title(), enriched.stems().title());
        this.body = new StatementText(
                Evidence.Field.BODY, statement.body(), enriched.stems().body());
    }

    /** Whether the statement fits. */
    public boolean holds(Query query) {
        Statement statement = enriched.statement();
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.parts().stream().allMatch(this::holds);
            case Query.Or or -> or.parts().stream().anyMatch(this::holds);
            case Query.Not not -> !holds(not.part());
            case Query.Score score -> score(score) >= score.threshold();
            case Query.Near near -> !hits(near).isEmpty();
            case Query.Run run -> !hits(run).isEmpty();
            case Query.Topic topic ->
                enriched.tags().stream().anyMatch(tag -> tag.topicId().equals(topic.id()));
            case Query.Country country -> countries(enriched).contains(country.code());
            case Query.Source source -> statement.sourceId().equals(source.id());
            case Query.Kind kind -> kind.kind().equals(statement.kind());
            case Query.Language language -> language.range().takes(enriched.language());
            case Query.Story asked -> asked.id().equals(story);
            case Query.Changed changed -> changed.wanted() == statement.revision() > 1;
            case Query.Official asked -> asked.wanted() == official;
            case Query.Published published -> published(statement.publishedAt(), published.range());
        };
    }

    /** What the parts of a score that hold come to, in hundredths. */
    public int score(Query.Score score) {
        return score.weighted().stream()
                .filter(weighted -> holds(weighted.part()))
                .mapToInt(Query.Weighted::weight)
                .sum();
    }

    /** The countries of a statement, by their ISO 3166-1 code: the one it was issued in or by, and those it rather names than not. */
    public static Set<String> countries(EnrichedStatement enriched) {
        Set<String> countries = enriched.entities().stream()
                .filter(mention -> mention.kind() == EntityMention.Kind.COUNTRY && mention.confidence() >= RATHER_MEANT)
                .map(EntityMention::entity)
                .collect(Collectors.toSet());
        String issued = enriched.statement().country();
        if (issued != null) {
            countries.add(issued);
        }
        return countries;
    }

    /** Where the run stands: title first, in the order of the text. */
    public List<Hit> hits(Query.Run run) {
        List<Slot> slots = run.slots();
        List<Hit> hits = new ArrayList<>();
        texts(run.scope()).forEach(text -> hits.addAll(text.hits(slots)));
        return hits;
    }

    /** The runs that stand near each other, each pair one after the other. */
    public List<Hit> hits(Query.Near near) {
        List<Hit> hits = new ArrayList<>();
        for (StatementText text : texts(near.scope())) {
            List<Hit> left = hits(near.left(), text);
            List<Hit> right = hits(near.right(), text);
            follow(left, right, near.distance(), hits);
            follow(right, left, near.distance(), hits);
        }
        return hits;
    }

    /**
     * Tells each clause that made the query hold: a run or nearness with each place where it stands, a field without one. Of
     * alternatives those that hold; nothing of what is negated.
     */
    public void because(Query query, Because because) {
        switch (query) {
            case Query.All all -> {}
            case Query.And and -> and.parts().forEach(part -> because(part, because));
            case Query.Or or -> or.parts().stream().filter(this::holds).forEach(part -> because(part, because));
            case Query.Not not -> {}
            case Query.Score score ->
                score.parts().stream().filter(this::holds).forEach(part -> because(part, because));
            case Query.Near near -> hits(near).forEach(hit -> because.holds(near, hit));
            case Query.Run run -> hits(run).forEach(hit -> because.holds(run, hit));
            case Query.Topic topic -> because.holds(topic, null);
            case Query.Country country -> because.holds(country, null);
            case Query.Source source -> because.holds(source, null);
            case Query.Kind kind -> because.holds(kind, null);
            case Query.Language language -> because.holds(language, null);
            case Query.Story asked -> because.holds(asked, null);
            case Query.Changed changed -> because.holds(changed, null);
            case Query.Official asked -> because.holds(asked, null);
            case Query.Published published -> because.holds(published, null);
        }
    }

    /** Is told what made a query hold. */
    public interface Because {
        /**
         * This clause holds.
         *
         * @param hit where its words stand; null for a field
         */
        void holds(Query clause, @Nullable Hit hit);
    }

    /** The span of a hit in its text; null where the stems are not those of this text. */
    public @Nullable Place place(Hit hit) {
        return text(hit.field()).place(hit);
    }

    /** The title or the body. */
    StatementText text(Evidence.Field field) {
        return field == Evidence.Field.TITLE ? title : body;
    }

    private static List<Hit> hits(List<Query.Run> runs, StatementText text) {
        return runs.stream()
                .flatMap(run -> text.hits(run.slots()).stream())
                .sorted(Comparator.comparingInt(Hit::first))
                .toList();
    }

    /** Adds each hit with the next one of the others that starts behind its end, where that is near enough. */
    private static void follow(List<Hit> hits, List<Hit> others, int distance, List<Hit> found) {
        int next = 0;
        List<Hit> byEnd =
                hits.stream().sorted(Comparator.comparingInt(Hit::end)).toList();
        for (Hit hit : byEnd) {
            while (next < others.size() && others.get(next).first() < hit.end()) {
                next++;
            }
            if (next < others.size() && others.get(next).first() - hit.end() < distance) {
                found.add(hit);
                found.add(others.get(next));
            }
        }
    }

    private List<StatementText> texts(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> List.of(title, body);
            case TITLE -> List.of(title);
            case BODY -> List.of(body);
        };
    }

    private static boolean published(@Nullable PublicationDate date, DateRange range) {
        return date != null && range.takes(date.earliest());
    }
}
