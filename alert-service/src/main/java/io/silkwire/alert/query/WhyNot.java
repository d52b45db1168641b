package io.silkwire.alert.query;

import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.TopicId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a query and a statement that does not fit it into the first clause that fails, with the reason in words. Pure. */
public final class WhyNot {
    private static final int MOST_ALTERNATIVES = 10;
    private static final int SHOWN = 80;

    private final Facts facts;
    private final Reading reading;

    private WhyNot(Facts facts) {
        this.facts = facts;
        this.reading = new Reading(facts);
    }

    /** The first clause that fails; empty where the statement fits. */
    public static Optional<Failure> first(Query query, Facts facts) {
        WhyNot whyNot = new WhyNot(facts);
        return whyNot.reading.holds(query) ? Optional.empty() : Optional.of(whyNot.failure(query));
    }

    /** Of a query that does not hold. */
    private Failure failure(Query query) {
        return switch (query) {
            case Query.And and ->
                failure(and.parts().stream()
                        .filter(part -> !reading.holds(part))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("all parts hold, but not the whole: " + and)));
            case Query.Or or -> alternatives(or);
            default -> new Failure(query.at(), shortened(QueryText.of(query)), words(query), List.of());
        };
    }

    private Failure alternatives(Query.Or or) {
        List<Failure> within =
                or.parts().stream().limit(MOST_ALTERNATIVES).map(this::failure).toList();
        return new Failure(
                or.at(),
                shortened(QueryText.of(or)),
                "none of these " + or.parts().size() + " alternatives fits",
                within);
    }

    private String words(Query query) {
        return switch (query) {
            case Query.Not not -> excluded(not);
            case Query.Score score -> scored(score);
            case Query.Near near -> near(near);
            case Query.Run run -> run(run);
            case Query.Topic topic ->
                "it is not tagged with the topic " + topic.id() + "; "
                        + its(
                                "topic",
                                facts.topics().stream().map(TopicId::value).toList());
            case Query.Country country ->
                "it was neither issued in " + country.code() + " nor names it; " + its("country", facts.countries());
            case Query.Source source ->
                "its source is " + known(Optional.ofNullable(facts.source()).map(SourceId::value));
            case Query.Kind kind -> "its kind is " + known(Optional.ofNullable(facts.kind()));
            case Query.Language language -> "its language is " + facts.language();
            case Query.Story story ->
                "it stands in " + (facts.story() == null ? "no known story" : "the story " + facts.story());
            case Query.Changed changed ->
                facts.revision() > 1
                        ? "it has been changed: this is revision " + facts.revision()
                        : "it has not been changed";
            case Query.Official official ->
                facts.official() ? "its source is an official body" : "its source is not known as an official body";
            case Query.Published published ->
                "it was published "
                        + known(Optional.ofNullable(facts.publishedAt()).map(PublicationDate::value));
            case Query.All all -> throw failsNever(all);
            case Query.And and -> throw failsNever(and);
            case Query.Or or -> throw failsNever(or);
        };
    }

    private static IllegalStateException failsNever(Query query) {
        return new IllegalStateException("no clause of its own: " + query);
    }

    private String excluded(Query.Not not) {
        StringBuilder places = new StringBuilder();
        reading.because(not.part(), (clause, hit) -> {
            if (places.isEmpty()) {
                places.append(hit == null ? QueryText.of(clause) + " fits" : standing(hit));
            }
        });
        return "it is excluded: " + (places.isEmpty() ? shortened(QueryText.of(not.part())) + " fits" : places);
    }

    /** What stands there, with where. */
    private String standing(Hit hit) {
        Place place = reading.place(hit);
        String text = place == null
                ? "a form of it"
                : "'" + reading.text(hit.field()).text().substring(place.offset(), place.end()) + "'";
        return text + " stands in the " + hit.field().label();
    }

    private String scored(Query.Score score) {
        String held = score.weighted().stream()
                .filter(weighted -> reading.holds(weighted.part()))
                .limit(MOST_ALTERNATIVES)
                .map(weighted ->
                        shortened(QueryText.of(weighted.part())) + " gives " + QueryText.number(weighted.weight()))
                .collect(Collectors.joining(", "));
        return "it comes to " + QueryText.number(reading.score(score)) + " of " + QueryText.number(score.threshold())
                + (held.isEmpty() ? ": none of its words stands" : ": " + held);
    }

    private String near(Query.Near near) {
        boolean left = near.left().stream().anyMatch(run -> !reading.hits(run).isEmpty());
        boolean right = near.right().stream().anyMatch(run -> !reading.hits(run).isEmpty());
        if (left && right) {
            return "both stand" + in(near.scope()) + ", but nowhere within " + near.distance() + " words";
        }
        List<Query.Run> missing = left ? near.right() : near.left();
        return missing.stream().map(QueryText::of).collect(Collectors.joining(" or ")) + " does not stand"
                + in(near.scope());
    }

    private String run(Query.Run run) {
        String what = switch (run) {
            case Query.Word word -> "no form of '" + word.text() + "' stands";
            case Query.Phrase phrase -> "the words '" + phrase.text() + "' do not stand side by side";
            case Query.Prefix prefix -> "no word that begins with '" + prefix.text() + "' stands";
            case Query.Exact exact -> "'" + exact.text() + "' does not stand, written like this,";
        };
        return shortened(what) + in(run.scope()) + elsewhere(run);
    }

    private String elsewhere(Query.Run run) {
        List<Hit> hits = run.scope() == Scope.ANYWHERE ? List.of() : reading.hitsAnywhere(run);
        if (!hits.isEmpty()) {
            return ", but " + standing(hits.getFirst());
        }
        if (run instanceof Query.Exact exact) {
            List<Hit> otherwise = reading.hits(new Query.Phrase(exact.text(), exact.scope(), exact.at()));
            return otherwise.isEmpty() ? "" : ", but " + standing(otherwise.getFirst());
        }
        return "";
    }

    private static String in(Scope scope) {
        return switch (scope) {
            case ANYWHERE -> " in the text";
            case TITLE -> " in the " + Evidence.Field.TITLE.label();
            case BODY -> " in the " + Evidence.Field.BODY.label();
        };
    }

    private static String its(String what, Collection<String> values) {
        return values.isEmpty()
                ? "it has no " + what
                : "it has " + values.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String known(Optional<String> value) {
        return value.orElse("not known");
    }

    private static String shortened(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(SHOWN - 1));
        return text.substring(0, half ? SHOWN - 1 : SHOWN) + "…";
    }
}
