package io.silkwire.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Writes text that UTF-8 can hold: U+FFFD for each half of a surrogate pair that stands alone, as the Unicode Standard (3.9) has it. */
final class WellFormedText extends StdScalarSerializer<String> {
    private static final long serialVersionUID = 1L;

    WellFormedText() {
        super(String.class);
    }

    @Override
    public void serialize(String value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeString(wellFormed(value));
    }

    static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(at, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }
}
