/**
 * The command {@code quality}: which measurements there are, and their figures as tables or JSON.
 *
 * <p>Read {@link io.silkwire.quality.command.QualityCommand} first. One thread.
 */
@NullMarked
package io.silkwire.quality.command;

import org.jspecify.annotations.NullMarked;
