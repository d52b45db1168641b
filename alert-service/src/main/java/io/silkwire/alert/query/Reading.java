package io.silkwire.alert.query;

import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.StoryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one statement with a query in hand, clause by clause and literally: the meaning of the query language, written for
 * clearness. The matcher and the search give the same answers faster; tests hold them to it. For one statement and one thread.
 */
public final class Reading {
    private final Facts facts;
    private final StatementText title;
    private final StatementText body;

    /** Of a statement with these facts. */
    public Reading(Facts facts) {
        this.facts = facts;
        this.title = new StatementText(
                Evidence.Field.TITLE, facts.title(), facts.stems().title());
        this.body = new StatementText(
                Evidence.Field.BODY, facts.body(), facts.stems().body());
    }

    /**
     * Of this statement.
     *
     * @param story it stands in, or null where that is not known
     * @param official whether its source is an official body
     */
    public Reading(EnrichedStatement enriched, @Nullable StoryId story, boolean official) {
        this(Facts.of(enriched, story, official));
    }

    /** Whether the statement fits. */
    public boolean holds(Query query) {
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.parts().stream().allMatch(this::holds);
            case Query.Or or -> or.parts().stream().anyMatch(this::holds);
            case Query.Not not -> !holds(not.part());
            case Query.Score score -> score(score) >= score.threshold();
            case Query.Near near -> !hits(near).isEmpty();
            case Query.Run run -> !hits(run).isEmpty();
            case Query.Topic topic -> facts.topics().contains(topic.id());
            case Query.Country country -> facts.countries().contains(country.code());
            case Query.Source source -> source.id().equals(facts.source());
            case Query.Kind kind -> kind.kind().equals(facts.kind());
            case Query.Language language -> language.range().takes(facts.language());
            case Query.Story story -> story.id().equals(facts.story());
            case Query.Changed changed -> changed.wanted() == facts.revision() > 1;
            case Query.Official official -> official.wanted() == facts.official();
            case Query.Published published -> published(facts.publishedAt(), published.range());
        };
    }

    /** What the parts of a score that hold come to, in hundredths. */
    public int score(Query.Score score) {
        return score.weighted().stream()
                .filter(weighted -> holds(weighted.part()))
                .mapToInt(Query.Weighted::weight)
                .sum();
    }

    /** Where the run stands: title first, in the order of the text. */
    public List<Hit> hits(Query.Run run) {
        return hits(run, run.scope());
    }

    /** Where the run stands, in its scope or not. */
    List<Hit> hitsAnywhere(Query.Run run) {
        return hits(run, Scope.ANYWHERE);
    }

    private List<Hit> hits(Query.Run run, Scope scope) {
        List<Slot> slots = run.slots();
        List<Hit> hits = new ArrayList<>();
        texts(scope).forEach(text -> hits.addAll(text.hits(slots)));
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
