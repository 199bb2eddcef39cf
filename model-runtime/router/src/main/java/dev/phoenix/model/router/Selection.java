package dev.phoenix.model.router;

import java.util.List;

/**
 * A route and the backends on it.
 *
 * @param route what is shown
 * @param order who is asked
 * @param later who is not there now and may be soon
 * @param tooSmall whether somebody was left out only because the conversation is too long
 */
record Selection(Route route, List<Backend> order, List<Backend> later, boolean tooSmall) {}
