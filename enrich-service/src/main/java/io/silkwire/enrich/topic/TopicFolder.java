package io.silkwire.enrich.topic;

import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.topic.TopicReading.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Topic definitions on disk: {@code *.yaml} and {@code *.yml} of a directory, in the order of their names, or single files. A file
 * that cannot be read or is no definition becomes a problem; the others are read all the same.
 */
public final class TopicFolder {
    private final List<Source> sources = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<TopicId, String> fileOf = new HashMap<>();

    /** Names of group files that some definition extends. */
    private final Set<String> extended = new HashSet<>();

    private TopicFolder() {}

    /**
     * A definition that could be read.
     *
     * @param yaml the text it was read from
     * @param groupTexts texts of the group files it extends, by their names
     */
    public record Source(TopicRule rule, String yaml, Map<String, String> groupTexts) {
        /** Copies the texts. */
        public Source {
            groupTexts = Map.copyOf(groupTexts);
        }
    }

    /** What was read. */
    public record Contents(List<Source> sources, List<Problem> problems) {
        /** Copies the lists. */
        public Contents {
            sources = List.copyOf(sources);
            problems = List.copyOf(problems);
        }

        /** The definitions alone. */
        public List<TopicRule> rules() {
            return sources.stream().map(Source::rule).toList();
        }
    }

    /** Reads these files and the definitions of these directories. */
    public static Contents read(List<Path> filesAndDirectories) {
        TopicFolder folder = new TopicFolder();
        for (Path path : filesAndDirectories) {
            folder.files(path).forEach(folder::add);
            folder.unusedGroupFiles(path);
        }
        return new Contents(folder.sources, folder.problems);
    }

    /** Reads the definitions of this directory. */
    public static Contents read(Path directory) {
        return read(List.of(directory));
    }

    private List<Path> files(Path path) {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(TopicFolder::isYaml).sorted().toList();
        } catch (IOException e) {
            problems.add(new Problem(
                    path.toString(),
                    1,
                    "no file and no directory that can be listed",
                    "name a directory of .yaml files"));
            return List.of();
        }
    }

    private static boolean isYaml(Path file) {
        return Files.isRegularFile(file)
                && (file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"));
    }

    private void add(Path file) {
        String name = String.valueOf(file.getFileName());
        try {
            String yaml = Files.readString(file);
            Set<String> names = TopicYaml.extended(name, yaml);
            extended.addAll(names);
            Map<String, String> texts = groupTexts(file, names);
            switch (TopicYaml.parse(name, yaml, texts)) {
                case TopicReading.Refused refused -> problems.addAll(refused.problems());
                case TopicReading.Read(TopicRule rule) -> addFirst(new Source(rule, yaml, texts));
            }
        } catch (MalformedInputException e) {
            problems.add(new Problem(name, 1, "not UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            problems.add(new Problem(name, 1, "cannot be read (" + e.getMessage() + ")", "check that it may be read"));
        }
    }

    /** The group files of these names that stand in the folder {@code groups} beside the definition. */
    private static Map<String, String> groupTexts(Path definition, Set<String> names) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String name : names) {
            // The name is of the definition's text: it must not lead anywhere else.
            Path file = definition.resolveSibling("groups").resolve(name + ".yaml");
            if (name.matches("[a-z0-9][a-z0-9_-]*") && Files.isRegularFile(file)) {
                texts.put(name, Files.readString(file));
            }
        }
        return texts;
    }

    /** Group files that no definition of the directory extends. */
    private void unusedGroupFiles(Path directory) {
        Path groups = directory.resolve("groups");
        if (!Files.isDirectory(groups)) {
            return;
        }
        for (Path file : files(groups)) {
            String name = String.valueOf(file.getFileName());
            if (!extended.contains(name.substring(0, name.lastIndexOf('.')))) {
                problems.add(new Problem(
                        "groups/" + name,
                        1,
                        "no definition beside the folder extends this group file",
                        "name it in 'extends' of one, or take the file out"));
            }
        }
    }

    /** Two files of one topic would take each other's place at every start. */
    private void addFirst(Source source) {
        TopicRule rule = source.rule();
        String other = fileOf.putIfAbsent(rule.id(), rule.fileName());
        if (other == null) {
            sources.add(source);
        } else {
            problems.add(new Problem(
                    rule.fileName(),
                    1,
                    "topic '" + rule.id() + "' is defined in " + other + " already",
                    "keep one of the two files"));
        }
    }
}
