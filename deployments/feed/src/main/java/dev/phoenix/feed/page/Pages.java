package dev.phoenix.feed.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.phoenix.feed.FeedProperties;
import dev.phoenix.feed.atom.LinkedEntry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Writes the HTML pages in UTF-8, from Mustache templates that escape every value. */
@Component
public class Pages {

  private final Clock clock;
  private final String defaultAuthor;
  private final String style = resource("feed.css");
  private final Template collection;
  private final Template post;
  private final Template problem;

  Pages(Clock clock, FeedProperties properties) {
    this.clock = clock;
    this.defaultAuthor = properties.author();
    var mustache =
        Mustache.compiler()
            .withLoader(name -> new StringReader(resource(name + ".mustache")))
            .emptyStringIsFalse(true);
    this.collection = mustache.compile(resource("collection.mustache"));
    this.post = mustache.compile(resource("post.mustache"));
    this.problem = mustache.compile(resource("problem.mustache"));
  }

  /** The style sheet that every page carries, for the hash in its Content-Security-Policy. */
  public String style() {
    return style;
  }

  /** A page of a collection. */
  public byte[] write(Frame frame, CollectionPage page) {
    var model = model(frame, page.title());
    model.put("page", page);
    model.put("posts", page.entries().stream().map(this::view).toList());
    model.put("newer", page.newer());
    model.put("older", page.older());
    model.put("feed", page.feed());
    return execute(collection, model);
  }

  /** The page of one entry. */
  public byte[] write(
      Frame frame, LinkedEntry entry, String collectionTitle, URI collectionAddress) {
    var view = view(entry);
    var model = model(frame, view.title().isEmpty() ? collectionTitle : view.title());
    model.put("post", view);
    model.put("collectionTitle", collectionTitle);
    model.put("collectionAddress", collectionAddress);
    return execute(post, model);
  }

  /** The page that says that something did not work. */
  public byte[] writeProblem(Frame frame, String title, @Nullable String detail) {
    var model = model(frame, title);
    model.put("detail", detail);
    return execute(problem, model);
  }

  private Map<String, @Nullable Object> model(Frame frame, String title) {
    var model = new HashMap<String, @Nullable Object>();
    model.put("frame", frame);
    model.put("style", style);
    model.put("heading", title);
    return model;
  }

  private PostView view(LinkedEntry entry) {
    return PostView.of(entry, defaultAuthor, clock.instant(), clock.getZone());
  }

  private static byte[] execute(Template template, Object model) {
    return template.execute(model).getBytes(StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (var reader =
        new InputStreamReader(
            new ClassPathResource("pages/" + name).getInputStream(), StandardCharsets.UTF_8)) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new IllegalStateException("The jar lacks pages/" + name + ": build it again", e);
    }
  }
}
