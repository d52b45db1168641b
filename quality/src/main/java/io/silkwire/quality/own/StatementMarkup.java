package io.silkwire.quality.own;

import java.util.List;

/** The text of a statement → mark-up of the shapes that templates ask for. */
final class StatementMarkup {
    private StatementMarkup() {}

    /** Paragraphs, headings, lists and tables. */
    static String body(List<String> lines) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String before = i == 0 ? "" : lines.get(i - 1);
            String after = i + 1 == lines.size() ? "" : lines.get(i + 1);
            html.append(line(lines.get(i), before, after)).append('\n');
        }
        return html.toString().strip();
    }

    private static String line(String line, String before, String after) {
        if (line.startsWith("## ")) {
            return "<h2>" + escaped(line.substring(3)) + "</h2>";
        }
        if (line.startsWith("- ")) {
            String item = "<li>" + escaped(line.substring(2)) + "</li>";
            return (before.startsWith("- ") ? "" : "<ul>") + item + (after.startsWith("- ") ? "" : "</ul>");
        }
        if (line.startsWith("| ")) {
            String cells = escaped(line.substring(2)).replaceAll(" *\\| *", "</td><td>");
            String row = "<tr><td>" + cells + "</td></tr>";
            return (before.startsWith("| ") ? "" : "<table>") + row + (after.startsWith("| ") ? "" : "</table>");
        }
        return "<p>" + escaped(line) + "</p>";
    }

    /** Newest first, each with its hour, as in a running report. */
    static String updates(List<String> lines, String date) {
        StringBuilder html = new StringBuilder();
        int hour = 20;
        for (String line : lines) {
            html.append("<div class=\"update\"><time datetime=\"%sT%02d:15:00+05:00\">%02d:15</time><p>%s</p></div>%n"
                    .formatted(date, hour, hour, escaped(line)));
            hour -= 3;
        }
        return html.toString().replace("\r", "").strip();
    }

    /** An introduction and, for each further line, an entry with its link: a page that names statements and is none. */
    static String entries(List<String> lines) {
        StringBuilder html = new StringBuilder("<p class=\"intro\">" + escaped(lines.get(0)) + "</p>\n");
        for (int i = 1; i < lines.size(); i++) {
            html.append("<div class=\"item\"><a href=\"/news/")
                    .append(1_000 + i)
                    .append("\">")
                    .append(escaped(lines.get(i)))
                    .append("</a></div>\n");
        }
        return html.toString().strip();
    }

    static String links(String joined) {
        StringBuilder html = new StringBuilder();
        int number = 0;
        for (String label : joined.split("\\|", -1)) {
            html.append("<li><a href=\"/")
                    .append(++number)
                    .append("\">")
                    .append(escaped(label))
                    .append("</a></li>");
        }
        return html.toString();
    }

    static String cards(String joined) {
        return links(joined).replace("<li>", "<div class=\"card\">").replace("</li>", "</div>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
