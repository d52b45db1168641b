package io.silkwire.enrich.entity;

import io.silkwire.contracts.EntityMention.Kind;
import io.silkwire.enrich.pattern.Hit;
import io.silkwire.enrich.pattern.Hits;
import io.silkwire.enrich.pattern.Passage;
import io.silkwire.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds the entities that a statement names: passages → mentions in the order of the text. A pure function of its arguments and the
 * lists.
 */
public final class EntityFinder {
    /** Beyond these a statement names no more: a list of all states is no news of each. */
    private static final int MAX_MENTIONS = 500;

    /** Names in these languages are looked for in every text, as names travel. */
    private static final Set<String> EVERYWHERE = Set.of("en", "ru");

    /** Short names in these languages are common words or first names of others (Island, Maurice). */
    private static final Set<String> ONLY_IN_THEIR_OWN = Set.of("fr", "de", "es", "it", "pt", "pl", "az", "tr", "tk");

    /** What a name loses beside a form of address. */
    private static final double PERSON = 0.3;

    private final List<Passage> passages;
    private final String language;
    private final List<Boolean> lower;
    private final List<Boolean> upper;
    private final List<Found> found = new ArrayList<>();

    private EntityFinder(List<Passage> passages, String language) {
        this.passages = passages;
        this.language = language;
        this.lower = passages.stream()
                .map(passage -> passage.text().codePoints().noneMatch(Character::isUpperCase))
                .toList();
        this.upper = passages.stream()
                .map(passage -> passage.text().codePoints().noneMatch(Character::isLowerCase))
                .toList();
    }

    /** A name that may be meant. */
    private record Found(Name name, Hit hit, int distance) {
        /** The longest first, then the likest. */
        static final Comparator<Found> LIKELIEST = Comparator.<Found>comparingInt(
                        each -> each.hit.from() - each.hit.to())
                .thenComparingInt(Found::distance)
                .thenComparingInt(each -> -each.name.text().length())
                .thenComparing(Found::hit, Hit.IN_TEXT)
                .thenComparing(each -> String.valueOf(each.name.entity()))
                .thenComparing(each -> each.name.how());
    }

    /**
     * The mentions in these passages.
     *
     * @param language of the statement, {@code und} where it is not known
     */
    public static List<Mention> find(List<Passage> passages, String language) {
        return new EntityFinder(passages, language).find();
    }

    /** Whether there is an entity of this id. */
    public static boolean knows(String entity) {
        return Gazetteer.get().knows(entity) || DocumentSymbols.is(entity);
    }

    private List<Mention> find() {
        collect();
        List<Mention> mentions = new ArrayList<>();
        // A country in the name of a body is named as well, so that the two do not compete.
        mentions.addAll(settle(Kind.COUNTRY));
        mentions.addAll(settle(Kind.BODY));
        for (int number = 0; number < passages.size(); number++) {
            addSymbols(number, mentions);
        }
        return mentions.stream()
                .sorted(Comparator.comparing(Mention::hit, Hit.IN_TEXT).thenComparing(Mention::entity))
                .limit(MAX_MENTIONS)
                .toList();
    }

    private void collect() {
        Gazetteer gazetteer = Gazetteer.get();
        try (Hits hits = gazetteer.automaton().find(passages)) {
            for (int i = 0; i < hits.touched(); i++) {
                for (Name name : gazetteer.names(hits.touched(i))) {
                    if (isSpoken(name.language())) {
                        hits.of(hits.touched(i)).forEach(hit -> add(name, hit));
                    }
                }
            }
        }
    }

    private boolean isSpoken(String of) {
        return EVERYWHERE.contains(of)
                || of.equals(language)
                || (!ONLY_IN_THEIR_OWN.contains(of) && !EVERYWHERE.contains(language));
    }

    private void add(Name name, Hit hit) {
        Passage passage = passages.get(hit.passage());
        int distance = name.distance(passage.tokens(), hit.from());
        if (distance >= 0 && (isSmall(name) || isCapital(passage, hit))) {
            found.add(new Found(name, hit, distance));
        }
    }

    /** Whether small letters may begin it: acronyms have their case already, and Russian writes adjectives and peoples small. */
    private static boolean isSmall(Name name) {
        return switch (name.how()) {
            case ACRONYM -> true;
            case ADJECTIVE -> !name.language().equals("en");
            case NAME -> false;
        };
    }

    /** Names of scripts without case, and in a text without any capital, may stand in small letters. */
    private boolean isCapital(Passage passage, Hit hit) {
        int first = passage.text().codePointAt(passage.tokens().get(hit.from()).start());
        return !Character.isLowerCase(first) || lower.get(hit.passage());
    }

    private List<Mention> settle(Kind kind) {
        List<BitSet> taken = new ArrayList<>();
        passages.forEach(passage -> taken.add(new BitSet()));
        List<Mention> mentions = new ArrayList<>();
        found.stream()
                .filter(each -> each.name.kind() == kind)
                .sorted(Found.LIKELIEST)
                .forEach(each -> {
                    BitSet words = taken.get(each.hit.passage());
                    int next = words.nextSetBit(each.hit.from());
                    if (next < 0 || next >= each.hit.to()) {
                        words.set(each.hit.from(), each.hit.to());
                        String entity = each.name.entity();
                        if (entity != null) {
                            mentions.add(mention(entity, each));
                        }
                    }
                });
        return mentions;
    }

    private Mention mention(String entity, Found each) {
        Passage passage = passages.get(each.hit.passage());
        double confidence = confidence(each);
        if (each.name.words().size() == 1) {
            // Who writes a name out leaves no doubt.
            confidence = Doubts.weigh(entity, confidence, each.hit, passage);
        }
        if (each.name.kind() == Kind.COUNTRY
                && each.hit.to() - each.hit.from() == 1
                && isInPersonName(passage, each.hit)) {
            confidence -= PERSON;
        }
        return new Mention(
                entity,
                each.name.kind(),
                each.hit,
                passage.tokens().get(each.hit.from()).start(),
                passage.tokens().get(each.hit.to() - 1).end(),
                Math.round(Math.max(0.05, confidence) * 1_000) / 1_000.0);
    }

    private double confidence(Found each) {
        return switch (each.name.how()) {
            case NAME -> lower.get(each.hit.passage()) ? 0.6 : each.name.words().size() > 1 ? 0.97 : 0.95;
            // In a headline in capitals any short word looks like an acronym.
            case ACRONYM -> upper.get(each.hit.passage()) ? 0.3 : 0.9;
            case ADJECTIVE -> 0.7;
        };
    }

    /** Whether a first name's usual neighbours stand beside it: {@code Mr Chad Baker}. */
    private static boolean isInPersonName(Passage passage, Hit hit) {
        List<Token> tokens = passage.tokens();
        if (hit.from() == 0 || tokens.get(hit.from()).afterBreak()) {
            return false;
        }
        return switch (tokens.get(hit.from() - 1).word()) {
            case "mr", "mrs", "ms", "miss", "sir", "dr" -> true;
            default -> false;
        };
    }

    private void addSymbols(int number, List<Mention> mentions) {
        Passage passage = passages.get(number);
        int at = 0;
        for (DocumentSymbols.Symbol symbol : DocumentSymbols.in(passage.text())) {
            List<Token> tokens = passage.tokens();
            while (at < tokens.size() && tokens.get(at).end() <= symbol.start()) {
                at++;
            }
            int to = at;
            while (to < tokens.size() && tokens.get(to).start() < symbol.end()) {
                to++;
            }
            if (to > at) {
                mentions.add(new Mention(
                        symbol.symbol(), Kind.DOCUMENT, new Hit(number, at, to), symbol.start(), symbol.end(), 0.98));
            }
        }
    }
}
