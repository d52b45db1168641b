package io.silkwire.alert.export;

import io.silkwire.alert.search.IndexedStatement;
import java.util.List;
import java.util.Locale;

/**
 * References in the tagged format of Research Information Systems: two letters, two blanks, a hyphen, a blank, the value; dates
 * as {@code 2018/07/03/}, unknown parts left empty.
 */
final class RisWriter implements StatementWriter {
    @Override
    public String head() {
        return "";
    }

    @Override
    public String row(IndexedStatement statement) {
        Reference reference = new Reference(statement);
        String url = reference.url();
        StringBuilder lines = new StringBuilder();
        add(lines, "TY", url == null ? "GEN" : "ELEC");
        add(lines, "ID", statement.id().value());
        add(lines, "TI", reference.title());
        reference.authors().forEach(author -> add(lines, "AU", author));
        add(lines, "PB", Reference.line(statement.publisher()));
        List<Integer> published = reference.published();
        add(lines, "PY", published.isEmpty() ? "" : published.getFirst().toString());
        add(lines, "DA", date(published));
        add(lines, "LA", Reference.line(statement.language()));
        add(lines, "M3", Reference.line(statement.kind()));
        add(lines, "UR", url == null ? "" : url);
        add(lines, "Y2", date(reference.accessed()));
        statement.topics().forEach(topic -> add(lines, "KW", topic.value()));
        add(lines, "AB", reference.summary());
        return lines.append("ER  - \r\n\r\n").toString();
    }

    @Override
    public String tail() {
        return "";
    }

    private static String date(List<Integer> parts) {
        if (parts.isEmpty()) {
            return "";
        }
        String month = parts.size() > 1 ? String.format(Locale.ROOT, "%02d", parts.get(1)) : "";
        String day = parts.size() > 2 ? String.format(Locale.ROOT, "%02d", parts.get(2)) : "";
        return String.format(Locale.ROOT, "%04d", parts.getFirst()) + "/" + month + "/" + day + "/";
    }

    private static void add(StringBuilder lines, String tag, String value) {
        if (!value.isEmpty()) {
            lines.append(tag).append("  - ").append(value).append("\r\n");
        }
    }
}
