package io.silkwire.alert.timing;

import io.silkwire.contracts.Sending;
import io.silkwire.contracts.TopicId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Turns settings into a short mark that is the same as long as what is held would be held until the same moment. It stands on what is
 * held, so that whoever takes over sees that settings were changed while nobody looked. Written out field by field: a later version with
 * more fields must make the same mark of the same settings.
 */
public final class SettingsMark {
    private static final int BYTES = 8;

    private SettingsMark() {}

    /** Sixteen characters of lower-case hex. */
    public static String of(Sending sending) {
        Sending.QuietHours quiet = sending.quietHours();
        String text = String.join(
                "|",
                sending.mode().label(),
                sending.zone().getId(),
                sending.at().toString(),
                sending.weekday().toString(),
                quiet == null ? "" : quiet.from() + "-" + quiet.to() + "/" + quiet.brokenBy(),
                String.valueOf(sending.maximumPerDay()),
                sending.severity().label(),
                sending.urgentTopics().stream().map(TopicId::value).sorted().collect(Collectors.joining(",")),
                String.valueOf(sending.muted()),
                String.valueOf(sending.snoozedUntil()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
