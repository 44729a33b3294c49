package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.util.List;
import java.util.Optional;

/**
 * {@code /notices/unsubscribe/{token}}: ends mail without signing in. Opening the link changes
 * nothing, since mail scanners do so; a button, or the mail program's own (RFC 8058), posts.
 */
final class UnsubscribePages {

  private static final String PATH = NoticeMail.UNSUBSCRIBE + "{token}";

  private final Database database;
  private final Unsubscribes links;
  private final MailChoices choices;
  private final NoticeTypes types;
  private final Pages pages;

  UnsubscribePages(Database database, MailChoices choices, NoticeTypes types, Pages pages) {
    this.database = database;
    this.links = new Unsubscribes(database);
    this.choices = choices;
    this.types = types;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            PATH, Permission.PUBLIC, "Asks whether to end mail", request -> show(request, false)),
        Route.post(PATH, Permission.PUBLIC_ACTION, "Ends mail", this::end));
  }

  private Reply end(Request request) {
    Optional<Unsubscribes.Link> link = find(request);
    link.ifPresent(choices::end);
    return show(request, link.isPresent());
  }

  private Optional<Unsubscribes.Link> find(Request request) {
    String token = request.parameter("token");
    return database.read(handle -> links.find(handle, token));
  }

  private Reply show(Request request, boolean done) {
    View view = pages.view(request);
    Optional<Unsubscribes.Link> link = find(request);
    List<String> names =
        link.map(Unsubscribes.Link::keys).orElse(List.of()).stream()
            .map(key -> name(request, view, key))
            .toList();
    String token = link.isPresent() ? request.parameter("token") : null;
    return pages
        .page(
            request,
            Page.of(
                view.text("unsubscribe.title"),
                "unsubscribe.jte",
                new UnsubscribeModel(token, names, done)))
        .withStatus(link.isPresent() ? 200 : 404);
  }

  private String name(Request request, View view, String key) {
    return key.equals(MailChoices.DIGEST)
        ? view.text("unsubscribe.digest")
        : types.find(key).map((NoticeType type) -> types.name(type, request.locale())).orElse(key);
  }
}
