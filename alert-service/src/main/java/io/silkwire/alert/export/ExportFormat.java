package io.silkwire.alert.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which statements can be taken away. */
public enum ExportFormat {
    /** RFC 4180, with a head line. */
    CSV("text/csv", "csv", "text/csv; charset=utf-8; header=present"),
    /** One JSON object a line, text included. */
    JSONL("application/x-ndjson", "jsonl", "application/x-ndjson"),
    /** References as reference managers import them. */
    RIS("application/x-research-info-systems", "ris", "application/x-research-info-systems"),
    /** References as citation processors read them (Citation Style Language 1.0.2). */
    CSL("application/vnd.citationstyles.csl+json", "csl.json", "application/vnd.citationstyles.csl+json");

    private final String mediaType;
    private final String ending;
    private final String contentType;

    ExportFormat(String mediaType, String ending, String contentType) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.contentType = contentType;
    }

    /** The format of this word in an address, like {@code csv}. */
    public static Optional<ExportFormat> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    /** The format of this media type, without parameters. */
    public static Optional<ExportFormat> ofMediaType(String name) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(name))
                .findFirst();
    }

    /** All words, for people. */
    public static String labels() {
        return Arrays.stream(values()).map(ExportFormat::label).collect(Collectors.joining(", "));
    }

    /** The word in addresses. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What stands behind the dot of a file name. */
    public String ending() {
        return ending;
    }

    /** The header {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** Whether it needs the text of statements. */
    public boolean needsBody() {
        return this != CSV;
    }

    /** Its writer. */
    StatementWriter writer() {
        return switch (this) {
            case CSV -> new CsvWriter();
            case JSONL -> new JsonLinesWriter();
            case RIS -> new RisWriter();
            case CSL -> new CslWriter();
        };
    }

    /** These statements in this format, whole. */
    public String write(List<io.silkwire.alert.search.IndexedStatement> statements) {
        StatementWriter writer = writer();
        StringBuilder text = new StringBuilder(writer.head());
        statements.forEach(statement -> text.append(writer.row(statement)));
        return text.append(writer.tail()).toString();
    }
}
