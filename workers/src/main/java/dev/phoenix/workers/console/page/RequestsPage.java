package dev.phoenix.workers.console.page;

import dev.phoenix.workers.console.page.Shown.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The list of requests.
 *
 * @param count of all that pass the filter, in words
 * @param filtered whether there is a filter
 * @param states to choose from
 * @param types likewise
 * @param callers likewise
 * @param typed the filter's fields as they were typed
 * @param wrong what is wrong with them, by name
 * @param latest the address of the first page; null on it
 * @param older the address of the next page; null on the last
 * @param csv the address of all that pass the filter, as CSV
 * @param json likewise, as lines of JSON
 */
record RequestsPage(
    List<RequestRow> rows,
    String count,
    boolean filtered,
    List<Named> states,
    List<Named> types,
    List<String> callers,
    Map<String, String> typed,
    Map<String, String> wrong,
    @Nullable String latest,
    @Nullable String older,
    String csv,
    String json) {}
