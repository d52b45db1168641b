package io.silkwire.standalone;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random key of this installation, made at the first start and kept in a file that only its owner reads. */
final class InstallationKey {
    private static final int BYTES = 32;

    private InstallationKey() {}

    /**
     * The key in this file.
     *
     * @throws Problem where the file can neither be read nor made
     */
    static String of(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                Files.createFile(file, ownersOnly());
                Files.writeString(file, HexFormat.of().formatHex(key), StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Problem("the key of this installation cannot be kept in " + file, e);
        }
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
