package io.silkwire.alert.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs short texts with HMAC-SHA-256 (RFC 2104) and checks them; the key never leaves this object. */
final class SessionKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final SecretKeySpec key;

    private SessionKey(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The key of this file, which is made where it is missing, readable by its owner alone; without a file one of this process.
     *
     * @throws IllegalStateException where the file cannot be read or holds fewer than 32 characters
     */
    static SessionKey of(@Nullable String file) {
        if (file == null || file.isBlank()) {
            return new SessionKey(ApiTokens.random(SHORTEST));
        }
        Path path = Path.of(file);
        try {
            make(path);
            String secret = Files.readString(path).strip();
            if (secret.length() < SHORTEST) {
                throw new IllegalStateException(path + " must hold a session key of at least " + SHORTEST
                        + " random characters; delete it and one is made");
            }
            return new SessionKey(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("the session key in " + path + " cannot be read or made", e);
        }
    }

    private static void make(Path path) throws IOException {
        if (Files.exists(path)) {
            return;
        }
        FileAttribute<?>[] ownerOnly =
                path.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createFile(path, ownerOnly);
            Files.writeString(path, ApiTokens.random(SHORTEST), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException e) {
            // Another instance made it in this moment.
        }
    }

    /** The text, a dot and its signature. */
    String sign(String text) {
        return text + "." + signature(text);
    }

    /** The text that was signed here, or null where it was not. */
    @Nullable
    String open(String signed) {
        int dot = signed.lastIndexOf('.');
        if (dot < 0) {
            return null;
        }
        String text = signed.substring(0, dot);
        boolean ours = MessageDigest.isEqual(
                signature(text).getBytes(StandardCharsets.US_ASCII),
                signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return ours ? text : null;
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
