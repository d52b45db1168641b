package io.silkwire.alert.web.page;

/**
 * Asks whether mail shall end.
 *
 * @param name of the subscription
 * @param action where the form is sent
 * @param over whether it has ended already
 */
public record UnsubscribePage(Frame frame, String name, String action, boolean over) {}
