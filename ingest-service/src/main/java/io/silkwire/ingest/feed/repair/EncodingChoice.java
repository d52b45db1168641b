package io.silkwire.ingest.feed.repair;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * How the bytes of a feed are read.
 *
 * @param name what the encoding is called, lower case; {@code us-ascii} and {@code iso-8859-1} are decoded as windows-1252, as
 *     browsers do
 * @param skip bytes of the byte order mark
 */
public record EncodingChoice(Charset charset, String name, int skip) {
    /** The characters; what cannot be decoded is U+FFFD. */
    public Reader open(FeedBytes bytes) throws IOException {
        var in = bytes.open();
        in.skipNBytes(skip);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }
}
