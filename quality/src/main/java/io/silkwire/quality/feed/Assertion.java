package io.silkwire.quality.feed;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line of {@code EXPECT.jsonl}.
 *
 * @param path in feedparser's model, such as {@code entries[0].title}
 * @param op {@code eq}, {@code truthy} or {@code falsy}
 */
record Assertion(String file, String path, String op, JsonNode value) {}
