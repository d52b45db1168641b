/** How this service reaches Kafka: configuration under {@code kafka.*} in, one connection out. */
@NullMarked
package io.silkwire.alert.connection;

import org.jspecify.annotations.NullMarked;
