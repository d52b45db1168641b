package io.silkwire.enrich.pattern;

import io.silkwire.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Finds all patterns in one walk over a statement. States are beginnings of patterns; patterns that begin with the same places share
 * them. At each word the states that the words before have reached move on by the word's symbols, which costs a look-up in one
 * table for each state and symbol. The cost of a text so follows its words and what it has in common with the patterns, not their
 * number.
 */
public final class PatternAutomaton {
    private static final int ROOT = 0;

    private final Symbols symbols;

    /** State and symbol → where in {@link #targets} the list of next states begins, its length first. */
    private final LongTable moves;

    private final int[] targets;

    /** By state: the pattern that ends there, else {@link LongTable#ABSENT}. */
    private final int[] ends;

    private final int[] depths;
    private final int patterns;
    private final ConcurrentLinkedQueue<Hits> idle = new ConcurrentLinkedQueue<>();

    private PatternAutomaton(Builder builder) {
        this.symbols = builder.symbols;
        this.moves = new LongTable();
        this.ends = builder.states.stream().mapToInt(state -> state.pattern).toArray();
        this.depths = builder.states.stream().mapToInt(state -> state.depth).toArray();
        this.patterns = builder.ids.size();
        this.targets = moves(builder);
    }

    private int[] moves(Builder builder) {
        Map<Long, List<Integer>> lists = new LinkedHashMap<>();
        for (int state = 0; state < builder.states.size(); state++) {
            for (Map.Entry<Position, Integer> edge :
                    builder.states.get(state).edges.entrySet()) {
                for (int symbol : symbols.of(edge.getKey())) {
                    lists.computeIfAbsent(key(state, symbol), key -> new ArrayList<>(1))
                            .add(edge.getValue());
                }
            }
        }
        int[] flat = new int
                [lists.values().stream().mapToInt(list -> list.size() + 1).sum()];
        int at = 0;
        for (Map.Entry<Long, List<Integer>> list : lists.entrySet()) {
            moves.put(list.getKey(), at);
            flat[at++] = list.getValue().size();
            for (int target : list.getValue()) {
                flat[at++] = target;
            }
        }
        return flat;
    }

    /** How many patterns it knows; their ids are 0 to before this. */
    public int size() {
        return patterns;
    }

    /**
     * Where each pattern stands.
     *
     * @return to be closed by the caller when it has read them; the memory is used again
     */
    public Hits find(List<Passage> passages) {
        Hits hits = idle.poll();
        if (hits == null) {
            hits = new Hits(patterns, idle);
        }
        Walk walk = new Walk(hits);
        for (int number = 0; number < passages.size(); number++) {
            walk.over(passages.get(number), number);
        }
        return hits;
    }

    private static long key(int state, int symbol) {
        return ((long) state << 32) | symbol;
    }

    /** One walk over a statement. */
    private final class Walk {
        private final Hits hits;
        private int[] found = {};
        private int[] active = new int[16];
        private int[] reached = new int[16];
        private int count;

        Walk(Hits hits) {
            this.hits = hits;
        }

        void over(Passage passage, int number) {
            int before = 0;
            List<Token> tokens = passage.tokens();
            for (int at = 0; at < tokens.size(); at++) {
                Token token = tokens.get(at);
                found = symbols.of(token.analysed());
                count = 0;
                if (found.length > 0) {
                    int going = token.afterBreak() ? 0 : before;
                    for (int i = 0; i < going; i++) {
                        move(active[i], number, at);
                    }
                    move(ROOT, number, at);
                }
                int[] swap = active;
                active = reached;
                reached = swap;
                before = count;
            }
        }

        private void move(int state, int number, int at) {
            int first = count;
            for (int i = 0; i < found.length; i++) {
                int list = moves.get(key(state, found[i]));
                if (list != LongTable.ABSENT) {
                    for (int t = list + 1; t <= list + targets[list]; t++) {
                        reach(targets[t], i == 0 ? count : first, number, at);
                    }
                }
            }
        }

        /** @param first from where on the state may stand already: a word can be meant by its stem and its beginning at once */
        private void reach(int state, int first, int number, int at) {
            for (int i = first; i < count; i++) {
                if (reached[i] == state) {
                    return;
                }
            }
            if (count == reached.length) {
                reached = Arrays.copyOf(reached, 2 * count);
            }
            reached[count++] = state;
            if (ends[state] != LongTable.ABSENT) {
                hits.add(ends[state], number, at + 1 - depths[state], at + 1);
            }
        }
    }

    /** Gives each distinct pattern an id. */
    public static final class Builder {
        private final Map<Object, Integer> ids = new HashMap<>();
        private final Symbols symbols = new Symbols();
        private final List<State> states = new ArrayList<>(List.of(new State(0)));

        /** A beginning of patterns. */
        private static final class State {
            private final int depth;
            private final Map<Position, Integer> edges = new LinkedHashMap<>(4);
            private int pattern = LongTable.ABSENT;

            State(int depth) {
                this.depth = depth;
            }
        }

        /** The id of this pattern: a new one, or that of an equal pattern before. */
        public int add(WordPattern pattern) {
            Integer known = ids.get(pattern);
            if (known != null) {
                return known;
            }
            int id = ids.size();
            ids.put(pattern, id);
            State state = states.get(ROOT);
            for (Position position : pattern.positions()) {
                State before = state;
                state = states.get(state.edges.computeIfAbsent(position, added -> after(before)));
            }
            state.pattern = id;
            return id;
        }

        /** An id for hits that the automaton does not find by itself: the caller adds them after each walk. */
        public int reserve(String name) {
            Integer known = ids.putIfAbsent(name, ids.size());
            return known == null ? ids.size() - 1 : known;
        }

        private int after(State before) {
            states.add(new State(before.depth + 1));
            return states.size() - 1;
        }

        /** The automaton of all that were added. */
        public PatternAutomaton build() {
            return new PatternAutomaton(this);
        }
    }
}
