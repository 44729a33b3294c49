package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.List;

/** {@code /api/v1/notices}: the routes for programs. */
final class NoticesApi {

  /** The permission to read one's own notices. */
  static final Permission READ = Permission.toRead("notices.read", Role.MEMBER);

  /** The permission to mark them as read, to follow, and to choose how one is told. */
  static final Permission WRITE = Permission.toWrite("notices.write", Role.MEMBER);

  private static final String PATH = "/api/v1/notices";

  private final Database database;
  private final NoticeReader reader;
  private final UnreadCounts counts;
  private final NoticeText texts;
  private final Inbox inbox;

  /** The number of subjects with unread notices, 100 at most. */
  record Count(int unread) {}

  NoticesApi(
      Database database, NoticeReader reader, UnreadCounts counts, NoticeText texts, Inbox inbox) {
    this.database = database;
    this.reader = reader;
    this.counts = counts;
    this.texts = texts;
    this.inbox = inbox;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH,
            READ,
            RouteDocument.of("Lists the caller's notices, unread ones first")
                .describing(
                    "A notice gathers what happened to a subject in one way since the caller last"
                        + " read it. What the caller must not see any more is left out.")
                .query("unread", "boolean", "Only unread ones")
                .query("mine", "boolean", "Only about what the caller wrote")
                .query("type", "string", "Only of this type, such as comments.posted")
                .listing(NoticeAnswer.class)
                .problems("invalid"),
            this::list),
        Route.get(
            PATH + "/count",
            READ,
            RouteDocument.of("Counts the subjects with unread notices of the caller, 100 at most")
                .giving(200, Count.class),
            request -> Reply.json(new Count(counts.of(own(request))))),
        Route.post(
            PATH + "/{notice}/read",
            WRITE,
            RouteDocument.of("Marks a notice as read").giving(204, null).problems("not-found"),
            this::read),
        Route.post(
            PATH + "/read",
            WRITE,
            RouteDocument.of("Marks all notices of the caller as read").giving(204, null),
            this::readAll));
  }

  private static dev.millet.api.members.Identity own(Request request) {
    request.member();
    return request.identity();
  }

  /** Returns what a request chooses of the list. */
  static ItemStore.Filter filter(Request request) {
    return new ItemStore.Filter(
        flag(request, "unread"), request.query("type").orElse(null), flag(request, "mine"));
  }

  private static boolean flag(Request request, String name) {
    String value = request.query(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw Problem.invalid(name, "unknown", name + " is true or false").toException();
    }
    return value.equals("true");
  }

  private Reply list(Request request) {
    return Reply.list(
        reader
            .list(own(request), filter(request), request.list())
            .map(each -> NoticeAnswer.of(each, texts, request.locale())));
  }

  private Reply read(Request request) {
    long id = request.id("notice");
    if (!inbox.read(request.member().id(), id, Instant.MAX)) {
      throw Problem.notFound("There is no notice " + id + ".").toException();
    }
    return Reply.noContent();
  }

  private Reply readAll(Request request) {
    inbox.readAll(request.member().id(), database.now());
    return Reply.noContent();
  }
}
