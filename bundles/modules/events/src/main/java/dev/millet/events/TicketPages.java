package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.util.List;

/** {@code /events/{id}/ticket}: one's own ticket. */
final class TicketPages {

  private static final String TICKET = "/events/{id}/ticket";

  private final Database database;
  private final Stores stores;
  private final Registrar registrar;
  private final EventRight right;
  private final Pages pages;

  TicketPages(
      Database database, Stores stores, Registrar registrar, EventRight right, Pages pages) {
    this.database = database;
    this.stores = stores;
    this.registrar = registrar;
    this.right = right;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(TICKET, EventRight.SEE_OWN, "One's own ticket", this::show).withSecrets(),
        Route.post(TICKET, EventRight.TAKE_PART, "Gets a new code for a ticket", this::renew));
  }

  private Reply show(Request request) {
    Event event = right.seen(request);
    Member member = request.member();
    View view = pages.view(request);
    TicketModel model =
        database.read(
            handle ->
                stores
                    .registrations()
                    .find(handle, event.id(), member.id())
                    .flatMap(
                        own ->
                            stores
                                .tickets()
                                .find(handle, own.id())
                                .map(
                                    ticket ->
                                        new TicketModel(
                                            event, member, own, ticket, new TimeTexts(view))))
                    .orElseThrow(
                        () -> Problem.notFound("You have no ticket for this.").toException()));
    String title = view.text("ticket.title", event.text().title());
    return pages.page(request, Page.of(title, "ticket.jte", model).withStyles("events.css"));
  }

  private Reply renew(Request request) {
    long event = request.id("id");
    registrar.renewTicket(event, request.member().id());
    return pages.withNotice(Reply.seeOther("/events/" + event + "/ticket"), "ticket.renewed");
  }
}
