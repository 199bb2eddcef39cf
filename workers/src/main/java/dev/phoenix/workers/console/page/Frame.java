package dev.phoenix.workers.console.page;

import org.jspecify.annotations.Nullable;

/**
 * What is around each page.
 *
 * @param language of the page
 * @param switchTo this page in the other language
 * @param section the first part of the path below {@code /console}; empty for the overview
 * @param user who is logged in; null if nobody is
 * @param decider whether that one may decide
 */
record Frame(
    String language, String switchTo, String section, @Nullable String user, boolean decider) {}
