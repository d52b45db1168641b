package io.silkwire.ingest.fetch;

import org.jspecify.annotations.Nullable;

/**
 * How large a body may be, content coding undone, and whose rule that is.
 *
 * @param bytes the most
 * @param own what we allow at most; more than {@code bytes} where the source narrowed it by {@code limits.max-body-bytes}
 */
record BodyLimit(int bytes, int own) {
    /** Head and tail of gzip and its like. */
    private static final int CODING = 64;

    /** A limit of ours. */
    static BodyLimit of(int bytes) {
        return new BodyLimit(bytes, bytes);
    }

    /** The narrower of this and the source's, which may be null. */
    BodyLimit within(@Nullable Integer source) {
        return source == null || source >= bytes ? this : new BodyLimit(source, own);
    }

    private boolean ofSource() {
        return bytes < own;
    }

    /**
     * How many bytes are read where a content coding is still to be undone. Packed and unpacked are in memory together for a while,
     * so half of what we allow; a source's narrower limit is on what comes out, and what does not shrink grows a little.
     */
    int coded() {
        return ofSource() ? (int) Math.min(own / 2, bytes + (long) bytes / 1000 + CODING) : own / 2;
    }

    /** For a refusal of a body as it came. */
    String told() {
        return "body of more than " + this;
    }

    /** For a refusal of a body that is too long before its coding is undone. */
    String toldCoded() {
        return "compressed body of more than " + coded() + " bytes, under " + this;
    }

    @Override
    public String toString() {
        return ofSource()
                ? "the source's limit (limits.max-body-bytes) of " + bytes + " bytes"
                : "the limit of " + bytes + " bytes";
    }
}
