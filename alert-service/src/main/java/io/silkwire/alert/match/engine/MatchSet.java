package io.silkwire.alert.match.engine;

import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.alert.subscription.SubscriptionQuery;
import io.silkwire.contracts.Subscription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Turns a statement into the subscriptions it fits. Immutable, for any number of threads.
 *
 * <p>In three steps: the stems, tags and other properties that the statement shows select, over postings, the subscriptions that may
 * fit at all; their queries are evaluated, positions being looked at once for all subscriptions; for those that fit the spans are
 * collected.
 */
public final class MatchSet {
    /** Of no subscription. */
    static final MatchSet EMPTY = new MatchSet(Layers.NONE);

    private static final Comparator<Match> BY_SUBSCRIPTION =
            Comparator.comparing(match -> match.subscription().id().value());

    private final Layers layers;

    MatchSet(Layers layers) {
        this.layers = layers;
    }

    /**
     * The set of these subscriptions, as one layer.
     *
     * @throws QuerySyntaxException where the query of one cannot be read
     */
    public static MatchSet of(List<Subscription> subscriptions, Frequencies frequencies) throws QuerySyntaxException {
        SegmentBuilder builder = new SegmentBuilder(frequencies);
        for (Subscription subscription : subscriptions) {
            builder.add(subscription, SubscriptionQuery.of(subscription));
        }
        return new MatchSet(Layers.NONE.with(new Layers.Layer(builder.build())));
    }

    /** How many subscriptions it holds. */
    public int size() {
        return layers.size();
    }

    /** How many layers it is made of. */
    int depth() {
        return layers.layers().size();
    }

    /** The subscriptions that the statement fits, each with its evidence; by id. */
    public List<Match> match(Incoming incoming) {
        Wording wording = new Wording(incoming.enriched().statement());
        EvidenceCollector evidence = new EvidenceCollector(wording);
        List<Match> matches = new ArrayList<>();
        evaluate(
                incoming,
                wording,
                (layer, evaluation) -> evaluation.matches(layer.gone(), number -> {
                    evidence.begin();
                    evaluation.explain(number, evidence);
                    matches.add(new Match(layer.segment().subscription(number), evidence.collected()));
                }));
        matches.sort(BY_SUBSCRIPTION);
        return matches;
    }

    /** The subscriptions that the statement fits, without evidence and in no order. */
    public List<Subscription> fitting(Incoming incoming) {
        List<Subscription> fitting = new ArrayList<>();
        Wording wording = new Wording(incoming.enriched().statement());
        evaluate(
                incoming,
                wording,
                (layer, evaluation) -> evaluation.matches(
                        layer.gone(), number -> fitting.add(layer.segment().subscription(number))));
        return fitting;
    }

    private void evaluate(Incoming incoming, Wording wording, BiConsumer<Layers.Layer, Evaluation> step) {
        List<Property> properties = Property.of(incoming);
        for (Layers.Layer layer : layers.layers()) {
            step.accept(layer, new Evaluation(layer.segment(), incoming, properties, wording));
        }
    }
}
