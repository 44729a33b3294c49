package dev.millet.members.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.members.sessions.Sessions;
import java.util.List;

/** {@code /members/settings/sessions}: where the member is signed in. */
final class SessionPages {

  private static final String PATH = MemberMenus.SESSIONS;
  private static final Permission READ = Permission.toRead("members.self", Role.MEMBER);
  private static final Permission WRITE = Permission.toWrite("members.edit-self", Role.MEMBER);

  private final Pages pages;
  private final Sessions sessions;

  SessionPages(Pages pages, Sessions sessions) {
    this.pages = pages;
    this.sessions = sessions;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH, READ, RouteDocument.of("Where one is signed in"), this::show),
        Route.post(PATH + "/{id}/end", WRITE, RouteDocument.of("End a session"), this::end),
        Route.post(
            PATH + "/end-others", WRITE, RouteDocument.of("End all other sessions"), this::others));
  }

  private Reply show(Request request) {
    SessionsModel model =
        new SessionsModel(sessions.of(request.member().id()), request.identity().sessionId());
    String title = pages.view(request).text("settings.sessions");
    return pages.page(request, Page.of(title, "settings-sessions.jte", model).in(Menu.SETTINGS));
  }

  private Reply end(Request request) {
    if (!sessions.close(request.member().id(), request.id("id"))) {
      throw Problem.notFound("There is no such session").toException();
    }
    return pages.withNotice(Reply.seeOther(PATH), "notice.session-ended");
  }

  private Reply others(Request request) {
    sessions.closeOthers(request.member().id(), request.identity().sessionId());
    return pages.withNotice(Reply.seeOther(PATH), "notice.sessions-ended");
  }
}
