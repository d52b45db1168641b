package io.silkwire.alert.export;

import io.silkwire.alert.search.IndexedStatement;

/** Writes statements one after the other; for one text and one thread. */
interface StatementWriter {
    /** What stands before the first statement. */
    String head();

    /** A statement. */
    String row(IndexedStatement statement);

    /** What stands behind the last statement. */
    String tail();
}
