package io.silkwire.quality.speed;

import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.topic.MatchRule;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Topics of an installation with very many of them, written by lot with a fixed seed: half of each topic's terms are two words of the
 * texts that are tagged, the others are words of its own, as names and trades are. Texts so share words with many topics, and are
 * about few.
 */
final class ManyTopics {
    private static final String SYLLABLES = "ka lo mi ter ban dor shu rel vi nop qu ast em far gul hob iz jer";

    private final List<String> words;
    private final int termsEach;
    private final Random random = new Random(1);

    /** @param words of the texts, each once */
    ManyTopics(List<String> words, int termsEach) {
        this.words = List.copyOf(words);
        this.termsEach = termsEach;
    }

    List<TopicRule> write(int topics) {
        List<TopicRule> rules = new ArrayList<>();
        for (int n = 0; n < topics; n++) {
            rules.add(rule("topic-" + n));
        }
        return rules;
    }

    /** A topic of this id, another one each time. */
    TopicRule rule(String id) {
        List<Term> terms = new ArrayList<>();
        for (int n = 0; n < termsEach; n++) {
            String text = n % 2 == 0 ? word() + " " + word() : own();
            terms.add(new Term(Term.Kind.LEMMA, "en", List.of(List.of(text)), 0, false, 5, n + 1));
        }
        return new TopicRule(
                id + ".yaml",
                new TopicId(id),
                1,
                "",
                Map.of(),
                10,
                TopicRule.Zones.USUAL,
                3,
                1,
                List.of(new TopicRule.TermGroup("g", terms)),
                new MatchRule.Any(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private String word() {
        return words.get(random.nextInt(words.size()));
    }

    private String own() {
        String[] syllables = SYLLABLES.split(" ", -1);
        StringBuilder word = new StringBuilder();
        for (int n = 0; n < 4; n++) {
            word.append(syllables[random.nextInt(syllables.length)]);
        }
        return word.toString();
    }
}
