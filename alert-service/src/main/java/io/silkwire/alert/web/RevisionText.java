package io.silkwire.alert.web;

import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.IndexedStatement.IndexedChange;
import io.silkwire.alert.web.page.StatementPage.Line;
import io.silkwire.alert.web.page.StatementPage.Revision;
import io.silkwire.alert.web.page.TextRun;
import io.silkwire.contracts.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What made a revision, in the words of the page. */
final class RevisionText {
    private static final Map<String, String> FIELDS = Map.of(
            "title", "title",
            "body", "text",
            "publishedAt", "date",
            "attachments", "attachments",
            "authors", "authors");

    private RevisionText() {}

    /** The notice above the text, or null where it is the first revision or nothing is known. */
    static @Nullable Revision of(IndexedStatement statement) {
        IndexedChange change = statement.change();
        if (change == null || change.kind() == Change.Kind.NEW) {
            return null;
        }
        return switch (change.kind()) {
            case NEW, EDITED -> edited(statement, change);
            case MOVED ->
                new Revision("Moved", change.from() == null ? null : "from " + change.from(), "edited", List.of());
            case WITHDRAWN ->
                new Revision(
                        "Withdrawn by its publisher",
                        "The page is gone" + seen(statement) + ". This is the text as it stood last.",
                        "withdrawn",
                        List.of());
            case RESTORED ->
                new Revision("Restored", "It was gone, and is back" + seen(statement) + ".", "edited", lines(change));
        };
    }

    private static Revision edited(IndexedStatement statement, IndexedChange change) {
        String heading = (change.substantive() ? "Edited" : "Corrected") + ": revision " + statement.revision();
        List<String> parts = change.fields().stream()
                .map(field -> FIELDS.getOrDefault(field, field))
                .toList();
        return new Revision(
                heading, parts.isEmpty() ? null : "Changed: " + Wording.list(parts) + ".", "edited", lines(change));
    }

    private static String seen(IndexedStatement statement) {
        return statement.fetchedAt() == null
                ? ""
                : ", seen " + Wording.at(statement.fetchedAt()).words();
    }

    /** A sentence that went and the one that came in its place show the words that differ. */
    private static List<Line> lines(IndexedChange change) {
        List<Change.Line> diff = change.diff();
        List<Line> lines = new ArrayList<>();
        for (int from = 0, added, to; from < diff.size(); from = to) {
            for (added = from; added < diff.size() && diff.get(added).op() == Change.Op.REMOVED; added++) {}
            for (to = added; to < diff.size() && diff.get(to).op() == Change.Op.ADDED; to++) {}
            block(diff.subList(from, added), diff.subList(added, to), lines);
        }
        return lines;
    }

    private static void block(List<Change.Line> removed, List<Change.Line> added, List<Line> lines) {
        List<List<TextRun>> came = new ArrayList<>();
        added.forEach(line -> came.add(List.of(TextRun.plain(line.text()))));
        for (int i = 0; i < removed.size(); i++) {
            String text = removed.get(i).text();
            ChangedWords.Pair pair =
                    i < added.size() ? ChangedWords.of(text, added.get(i).text()) : null;
            lines.add(new Line("−", "removed", pair == null ? List.of(TextRun.plain(text)) : pair.before()));
            if (pair != null) {
                came.set(i, pair.after());
            }
        }
        came.forEach(runs -> lines.add(new Line("+", "added", runs)));
    }
}
