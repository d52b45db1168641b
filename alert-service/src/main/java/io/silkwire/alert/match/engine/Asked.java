package io.silkwire.alert.match.engine;

/**
 * What a leaf of a query looks for, for the evidence.
 *
 * @param text as the query spells it
 * @param rule the kind of clause
 */
record Asked(String text, String rule) {
    private static final String TOPIC = "query:topic";

    static Asked topic(String id) {
        return new Asked(id, TOPIC);
    }

    boolean isTopic() {
        return rule.equals(TOPIC);
    }
}
