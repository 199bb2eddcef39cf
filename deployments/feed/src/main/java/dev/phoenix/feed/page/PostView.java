package dev.phoenix.feed.page;

import dev.phoenix.feed.atom.LinkedEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry as the templates name its parts. */
record PostView(
    String address,
    String title,
    List<Segment> segments,
    @Nullable String language,
    String author,
    String marker,
    TimeText time,
    @Nullable String picture) {

  static PostView of(LinkedEntry linked, String defaultAuthor, Instant now, ZoneId zone) {
    var entry = linked.entry();
    var text = entry.text();
    return new PostView(
        linked.address().toString(),
        text.title().strip(),
        Segment.of(text.content()),
        text.language(),
        text.author() == null ? defaultAuthor : text.author(),
        text.marker(),
        TimeText.of(entry.published(), now, zone),
        text.picture() == null ? null : text.picture().address().toString());
  }
}
