package io.silkwire.alert.subscription;

import io.silkwire.alert.query.LanguageRange;
import io.silkwire.alert.query.Query;
import io.silkwire.alert.query.QuerySyntaxException;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a draft asks for and when it would be told, before it has a name and a way to go. */
public sealed interface DraftQuestion {
    /** It can be asked. */
    record Clear(Query query, Sending sending) implements DraftQuestion {}

    /** It cannot; at least one error. */
    record Unclear(List<FieldError> errors) implements DraftQuestion {
        /** Copies the errors. */
        public Unclear {
            errors = List.copyOf(errors);
        }
    }

    /**
     * Of a draft.
     *
     * @param saved what the draft would replace, or null; its settings of sending stay where the draft has none
     */
    static DraftQuestion of(SubscriptionDraft draft, @Nullable Subscription saved) {
        Sending before = saved == null ? Sending.STANDARD : saved.sending();
        SubscriptionDraft asking = new SubscriptionDraft(
                "draft", draft.topics(), draft.query(), draft.languages(), null, null, draft.sending());
        return switch (DraftCheck.check(asking, before)) {
            case DraftCheck.Unsound unsound -> new Unclear(unsound.errors());
            case DraftCheck.Sound sound -> new Clear(query(sound), sound.sending() == null ? before : sound.sending());
        };
    }

    private static Query query(DraftCheck.Sound sound) {
        try {
            return SubscriptionQuery.of(
                    sound.topics(),
                    sound.languages().stream().map(LanguageRange::new).toList(),
                    sound.query());
        } catch (QuerySyntaxException e) {
            throw new IllegalStateException("a checked query can be read: " + sound.query(), e);
        }
    }
}
