package io.silkwire.alert.web.page;

/** A page that says that something is not there or did not work, and what to do. */
public record MessagePage(Frame frame, String title, String problem, String remedy) {}
