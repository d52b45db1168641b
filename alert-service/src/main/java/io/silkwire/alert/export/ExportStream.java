package io.silkwire.alert.export;

import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.alert.search.StatementStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The bytes of an export, made a batch at a time as they are read. Trouble on the way is an {@link IOException}: the receiver
 * must see a broken transfer, never a short file that looks whole.
 */
public final class ExportStream extends InputStream {
    private final StatementStream statements;
    private final StatementWriter writer;
    private byte[] bytes;
    private int at;
    private boolean ended;

    /**
     * The statements in a format.
     *
     * @param byteOrderMark whether the text begins with one, as spreadsheets want it
     */
    public ExportStream(StatementStream statements, ExportFormat format, boolean byteOrderMark) {
        this.statements = statements;
        this.writer = format.writer();
        this.bytes = ((byteOrderMark ? "\ufeff" : "") + writer.head()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int copied = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, copied);
        at += copied;
        return copied;
    }

    @Override
    public void close() {
        statements.close();
    }

    /** Makes sure that there is a byte to be read; false at the end. */
    private boolean fill() throws IOException {
        while (at == bytes.length) {
            if (ended) {
                return false;
            }
            List<IndexedStatement> batch = statements.next();
            ended = batch.isEmpty();
            StringBuilder text = new StringBuilder();
            batch.forEach(statement -> text.append(writer.row(statement)));
            bytes = (ended ? writer.tail() : text.toString()).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }
}
