package io.silkwire.enrich.lint;

import io.silkwire.enrich.jsonl.DocumentLine;
import io.silkwire.enrich.jsonl.LineWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the corpus that terms are counted on: {@code .txt}, {@code .md} and {@code .jsonl} files of a directory, or one such file. */
public final class CorpusFiles {
    private CorpusFiles() {}

    /** Counts every text; what cannot be read is told and passed over. */
    public static void read(Path corpus, TermCommonness into, Consumer<String> problems) {
        for (Path file : files(corpus, problems)) {
            if (file.toString().endsWith(".jsonl")) {
                new LineWork<>(
                                1,
                                (line, place) -> DocumentLine.of(line, place, "language"),
                                lines -> lines.forEach(line -> add(line, into, problems)),
                                problems)
                        .run(List.of(file), InputStream.nullInputStream());
            } else {
                addText(file, into, problems);
            }
        }
    }

    private static List<Path> files(Path corpus, Consumer<String> problems) {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(txt|md|jsonl)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.accept(corpus + ": no corpus: " + e.getClass().getSimpleName()
                    + "; expected a directory of .txt, .md" + " and .jsonl files");
            return List.of();
        }
    }

    private static void add(DocumentLine line, TermCommonness into, Consumer<String> problems) {
        switch (line) {
            case DocumentLine.Document document -> into.add(document.title(), document.text());
            case DocumentLine.Refused(String message) -> problems.accept(message);
        }
    }

    private static void addText(Path file, TermCommonness into, Consumer<String> problems) {
        try {
            into.add("", Files.readString(file));
        } catch (IOException e) {
            problems.accept(file + ": cannot be read: " + e.getMessage() + "; expected a text in UTF-8");
        }
    }
}
