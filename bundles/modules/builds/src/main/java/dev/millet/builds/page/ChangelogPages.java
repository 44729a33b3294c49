package dev.millet.builds.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.View;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Notes;
import dev.millet.builds.channel.Channels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /builds/{product}/{channel}/changes}: what is new, as a page, a text and a feed. */
public final class ChangelogPages {

  private static final String CHANNEL = "/builds/{product}/{channel}";
  private static final int FEED = 25;
  private static final int MAX_WORDS = 100;
  private static final String MARKDOWN = "text/markdown; charset=utf-8";

  private final Changelog changelog;
  private final Channels channels;
  private final Display display;

  /**
   * The builds of a channel with their entries.
   *
   * @param notes the notes of each build, rendered, in the order of the builds
   * @param query the part of the address that chooses the builds; empty for none
   */
  public record Model(
      Channels.Place place,
      String since,
      String words,
      Slice<BuildDetails> builds,
      List<String> titles,
      List<Html> notes,
      String query) {}

  /** Makes the pages. */
  public ChangelogPages(
      Database database, Builds builds, BuildReader reader, Channels channels, Display display) {
    this.changelog = new Changelog(database, builds, reader, channels);
    this.channels = channels;
    this.display = display;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(
            CHANNEL + "/changes",
            Permission.PUBLIC,
            RouteDocument.of("What is new on a channel")
                .query("since", "string", "Only builds after this version")
                .query("words", "string", "Only builds and entries that say this"),
            this::page),
        Route.get(
            CHANNEL + "/changes.md",
            Permission.PUBLIC,
            "What is new on a channel, as Markdown",
            request -> Reply.bytes(MARKDOWN, bytes(text(request).markdown(some(request))))),
        Route.get(
            CHANNEL + "/changes.txt",
            Permission.PUBLIC,
            "What is new on a channel, as plain text",
            request -> Reply.text(text(request).plain(some(request)))),
        Route.get(
            CHANNEL + "/feed.atom", Permission.PUBLIC, "The builds of a channel", this::feed));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Reply page(Request request) {
    Channels.Place place = place(request);
    Changelog.Query query = query(request);
    Slice<BuildDetails> found = changelog.read(request.identity(), place, request.list(), query);
    View view = display.pages().view(request);
    String chosen =
        query.isEmpty()
            ? ""
            : "?since=" + encoded(query.since()) + "&words=" + encoded(query.words());
    var model =
        new Model(
            place,
            query.since(),
            query.words(),
            found,
            found.items().stream()
                .map(each -> display.titles().of(view, each.build().version()))
                .toList(),
            found.items().stream()
                .map(each -> display.markdown().render(Notes.in(request.locale(), each.notes())))
                .toList(),
            chosen);
    String title = view.text("changes.of", place.product().name(), place.channel().name());
    return display
        .pages()
        .page(request, Page.of(title, "changes.jte", model).withStyles(ReadingPages.STYLES));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private ChangelogText text(Request request) {
    return new ChangelogText(display.pages().view(request), display.titles());
  }

  private List<BuildDetails> some(Request request) {
    return changelog
        .read(
            request.identity(),
            place(request),
            ListRequest.first(ListRequest.MAX_LIMIT),
            query(request))
        .items();
  }

  private Reply feed(Request request) {
    Channels.Place place = place(request);
    List<BuildDetails> builds =
        changelog
            .read(request.identity(), place, ListRequest.first(FEED), new Changelog.Query("", ""))
            .items();
    View view = display.pages().view(request);
    var feed = new AtomFeed(view, display.titles(), display.markdown(), request.origin());
    String title = view.text("changes.of", place.product().name(), place.channel().name());
    return Reply.bytes(AtomFeed.TYPE, feed.write(place, title, builds));
  }

  private static Changelog.Query query(Request request) {
    String words = request.query("words").orElse("").strip();
    String cut =
        words.codePointCount(0, words.length()) <= MAX_WORDS
            ? words
            : words.substring(0, words.offsetByCodePoints(0, MAX_WORDS));
    return new Changelog.Query(request.query("since").orElse("").strip(), cut);
  }

  private Channels.Place place(Request request) {
    return channels
        .visible(request.identity(), request.parameter("product"), request.parameter("channel"))
        .orElseThrow(() -> Problem.notFound("There is no such channel.").toException());
  }
}
