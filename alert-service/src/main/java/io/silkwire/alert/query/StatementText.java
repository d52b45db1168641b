package io.silkwire.alert.query;

import io.silkwire.contracts.Evidence;
import io.silkwire.text.Stems;
import io.silkwire.text.Token;
import io.silkwire.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text of a statement as words, and where runs stand in it. The text itself is cut only when a spelling is asked for. */
final class StatementText {
    private final Evidence.Field field;
    private final String text;
    private final List<List<String>> words;
    private @Nullable List<Token> tokens;

    StatementText(Evidence.Field field, String text, String stems) {
        this.field = field;
        this.text = text;
        this.words = Stems.split(stems);
    }

    /** Where the run stands, in the order of the text. */
    List<Hit> hits(List<Slot> run) {
        List<Hit> hits = new ArrayList<>();
        for (int first = 0; !run.isEmpty() && first + run.size() <= words.size(); first++) {
            if (standsAt(run, first)) {
                hits.add(new Hit(field, first, run.size()));
            }
        }
        return hits;
    }

    /** The words of a hit as a span of the text: null where the stems are not those of this text (an enricher of another version). */
    @Nullable
    Place place(Hit hit) {
        List<Token> cut = tokens();
        if (hit.end() > cut.size()) {
            return null;
        }
        int start = cut.get(hit.first()).start();
        return new Place(start, cut.get(hit.end() - 1).end() - start);
    }

    String text() {
        return text;
    }

    private boolean standsAt(List<Slot> run, int first) {
        for (int i = 0; i < run.size(); i++) {
            if (!fits(run.get(i), first + i)) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(Slot slot, int position) {
        return slot.takes(words.get(position))
                && (!(slot instanceof Slot.Exactly)
                        || (position < tokens().size() && slot.takes(tokens().get(position), text)));
    }

    private List<Token> tokens() {
        List<Token> known = tokens;
        if (known == null) {
            known = Tokenizer.tokenize(text);
            tokens = known;
        }
        return known;
    }
}
