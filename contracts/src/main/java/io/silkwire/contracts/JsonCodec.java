package io.silkwire.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Turns the records of this module into JSON bytes and back, the same way in every service. Properties are written in the order
 * of the record, times as ISO 8601, absent values as null. Readers pass over unknown properties and refuse duplicate ones,
 * nesting over 64 levels, and bytes that are not UTF-8. Half a surrogate pair, which an escape can bring in and UTF-8 cannot hold,
 * is written as U+FFFD, one character for one, so that a title cut in the middle of a character costs no statement. Thread-safe.
 */
public final class JsonCodec {
    private static final int MAX_NESTING = 64;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(String.class, new WellFormedText()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private JsonCodec() {}

    /** The record as JSON in UTF-8. */
    public static byte[] write(Object contract) {
        try {
            return MAPPER.writeValueAsBytes(contract);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "cannot write " + contract.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * The record in these bytes.
     *
     * @throws UnreadableRecordException where they are not UTF-8, not JSON, or not this record; it says which and where
     */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            T value = MAPPER.readValue(bytes, type);
            if (value == null) {
                throw new UnreadableRecordException("expected a " + type.getSimpleName() + ", found null", null);
            }
            Completeness.require(value, type.getSimpleName());
            return value;
        } catch (CharacterCodingException e) {
            throw new UnreadableRecordException(
                    "expected a " + type.getSimpleName() + " in UTF-8, found other bytes", e);
        } catch (JsonProcessingException e) {
            throw new UnreadableRecordException(
                    "expected a " + type.getSimpleName() + " as JSON, but " + e.getOriginalMessage() + where(e), e);
        } catch (IOException e) {
            throw new UnreadableRecordException("cannot read a " + type.getSimpleName(), e);
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
