package io.silkwire.ingest.replay;

import io.silkwire.contracts.Reason;
import io.silkwire.contracts.SourceId;
import io.silkwire.ingest.manifest.Manifest;
import io.silkwire.ingest.manifest.ManifestEntry;
import io.silkwire.ingest.manifest.ManifestReader;
import io.silkwire.ingest.manifest.ManifestReading;
import io.silkwire.ingest.refusal.Refusal;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory of files to replay, with or without {@code manifest.yaml}. Files are listed by name, folders included, hidden ones
 * and the manifest left out; the order is that of the names' code units, so it is the same everywhere. Links that lead out of the
 * directory, links to folders, and what is no regular file are refused.
 *
 * <p>Without a manifest the source takes its name from the directory, and only the texts tell about themselves.
 *
 * @param files in order, those that the manifest makes unreadable included
 * @param refusals of what is no file: manifest lines
 */
public record Corpus(SourceId sourceId, List<CorpusFile> files, List<Refusal> refusals) {
    /** The manifest's name. */
    public static final String MANIFEST = "manifest.yaml";

    private static final String SCHEMA = "manifest.schema.json";
    private static final int MAX_SLUG_CHARS = 64;

    /** Copies the lists. */
    public Corpus {
        files = List.copyOf(files);
        refusals = List.copyOf(refusals);
    }

    /**
     * The corpus in this directory.
     *
     * @throws NotDirectoryException where there is no such directory
     * @throws IOException where it cannot be listed
     */
    public static Corpus open(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        Path root = directory.toRealPath();
        Path manifest = root.resolve(MANIFEST);
        ManifestReading reading = Files.exists(manifest)
                ? manifest(manifest)
                : new ManifestReading.Usable(new Manifest(sourceOf(root), Map.of(), List.of(), Map.of()));
        return switch (reading) {
            case ManifestReading.Usable usable -> described(root, usable.manifest());
            // Ids are made of the source: files published under a guessed one would all come again under the right one.
            case ManifestReading.Unusable unusable ->
                new Corpus(sourceOf(root), List.of(), List.of(unusable.refusal()));
        };
    }

    private static ManifestReading manifest(Path file) throws IOException {
        try {
            return ManifestReader.read(MANIFEST, Files.readString(file));
        } catch (MalformedInputException e) {
            return new ManifestReading.Unusable(
                    Refusal.of(MANIFEST, Reason.UNKNOWN_ENCODING, "is not UTF-8", "save it as UTF-8"));
        }
    }

    private static Corpus described(Path root, Manifest manifest) throws IOException {
        Map<String, CorpusFile> files = new Listing(root, manifest).list();
        List<Refusal> refusals = new ArrayList<>(manifest.refusals());
        Set<String> missing = new HashSet<>(manifest.refusedFiles().keySet());
        missing.addAll(manifest.entries().keySet());
        missing.removeAll(files.keySet());
        missing.stream().sorted().map(file -> missing(manifest, file)).forEach(refusals::add);
        return new Corpus(manifest.sourceId(), List.copyOf(files.values()), refusals);
    }

    private static Refusal missing(Manifest manifest, String file) {
        Refusal wrongEntry = manifest.refusedFiles().get(file);
        if (wrongEntry != null) {
            return wrongEntry;
        }
        ManifestEntry entry = manifest.entries().get(file);
        return new Refusal(
                MANIFEST,
                entry == null ? null : entry.line(),
                Reason.FILE_MISSING,
                "names '" + file + "', but there is no such file (hidden files do not count)",
                "add the file or remove the entry");
    }

    private static SourceId sourceOf(Path root) {
        Path name = root.getFileName();
        String slug = (name == null ? "" : name.toString())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[._-]+|-+$", "");
        return new SourceId(slug.isEmpty() ? "corpus" : slug.substring(0, Math.min(MAX_SLUG_CHARS, slug.length())));
    }

    /** Walks the directory without following links to folders. */
    private static final class Listing extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Manifest manifest;
        private final Map<String, CorpusFile> files = new TreeMap<>();

        Listing(Path root, Manifest manifest) {
            this.root = root;
            this.manifest = manifest;
        }

        Map<String, CorpusFile> list() throws IOException {
            Files.walkFileTree(root, this);
            return files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !directory.equals(root) && isHidden(directory)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = nameOf(file);
            if (!isHidden(file) && !name.equals(MANIFEST) && !name.equals(SCHEMA)) {
                add(name, file, refusalOf(name, file, attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!isHidden(file)) {
                String name = nameOf(file);
                add(
                        name,
                        file,
                        Refusal.of(
                                name,
                                Reason.UNREADABLE_FILE,
                                "cannot be opened (" + e.getClass().getSimpleName() + ")",
                                "check its permissions"));
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(String name, Path file, @Nullable Refusal refusal) {
            files.put(name, new CorpusFile(name, file, manifest.entries().get(name), refusal));
        }

        private @Nullable Refusal refusalOf(String name, Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                return linkRefusal(name, file);
            }
            if (!attributes.isRegularFile()) {
                return Refusal.of(name, Reason.UNSUPPORTED_FORMAT, "is no regular file", "remove it from the corpus");
            }
            return manifest.refusedFiles().get(name);
        }

        private @Nullable Refusal linkRefusal(String name, Path link) {
            try {
                Path target = link.toRealPath();
                if (target.startsWith(root) && Files.isRegularFile(target)) {
                    return manifest.refusedFiles().get(name);
                }
                return Refusal.of(
                        name,
                        Reason.UNREADABLE_FILE,
                        "is a link that leaves the corpus or leads to no file",
                        "copy the file into the corpus");
            } catch (IOException e) {
                return Refusal.of(
                        name, Reason.UNREADABLE_FILE, "is a link to nothing", "copy the file into the corpus");
            }
        }

        private String nameOf(Path file) {
            String name = root.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            return Normalizer.normalize(name, Normalizer.Form.NFC);
        }

        private static boolean isHidden(Path file) {
            Path name = file.getFileName();
            return name != null && name.toString().startsWith(".");
        }
    }
}
