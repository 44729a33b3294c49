package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@code /events/{id}/ticket}: one's own ticket. */
final class TicketPages {

  private static final String TICKET = "/events/{id}/ticket";

  private final Database database;
  private final Stores stores;
  private final Registrar registrar;
  private final EventRight right;
  private final Transfers transfers;
  private final EventAnswers answers;
  private final Members members;
  private final Pages pages;

  TicketPages(
      Database database,
      Stores stores,
      Registrar registrar,
      Transfers transfers,
      EventRight right,
      EventAnswers answers,
      Members members,
      Pages pages) {
    this.database = database;
    this.stores = stores;
    this.registrar = registrar;
    this.right = right;
    this.transfers = transfers;
    this.answers = answers;
    this.members = members;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(TICKET, EventRight.SEE_OWN, "One's own ticket", this::show).withSecrets(),
        Route.post(TICKET, EventRight.TAKE_PART, "Gets a new code for a ticket", this::renew),
        Route.post(
            TICKET + "/transfer",
            EventRight.TAKE_PART,
            "Offers one's own place to another member",
            this::transfer),
        Route.post(
            "/api/v1/events/{id}/registration/transfer",
            EventRight.TAKE_PART,
            RouteDocument.of("Offers one's own place to another member")
                .describing(
                    "Also when all places are taken, of events whose places go by the order of"
                        + " registration. The other takes it as an offered place; else it goes to"
                        + " the waiting list.")
                .taking(NewTransfer.RULES)
                .giving(200, RegistrationAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.no-place",
                    "events.no-transfer",
                    "events.over",
                    "members.not-active"),
            this::send));
  }

  private Reply show(Request request) {
    return page(request, NewTransfer.RULES.blank());
  }

  private Reply page(Request request, Input<?> transfer) {
    Event event = new EventTexts(database, stores).in(request.locale(), right.seen(request));
    View view = pages.view(request);
    TicketModel model =
        database.read(handle -> model(handle, event, request.member(), view, transfer));
    Page page =
        Page.of(view.text("ticket.title", event.text().title()), "ticket.jte", model)
            .withStyles("events.css");
    return pages.page(request, transfer.hasErrors() ? page.withStatus(422) : page);
  }

  private TicketModel model(
      Handle handle, Event event, Member member, View view, Input<?> transfer) {
    Registration own =
        stores
            .registrations()
            .find(handle, event.id(), member.id())
            .orElseThrow(TicketPages::noTicket);
    Ticket ticket = stores.tickets().find(handle, own.id()).orElseThrow(TicketPages::noTicket);
    return new TicketModel(event, member, own, ticket, new TimeTexts(view), transfer);
  }

  private static RuntimeException noTicket() {
    return Problem.notFound("You have no ticket for this.").toException();
  }

  private Reply renew(Request request) {
    long event = request.id("id");
    registrar.renewTicket(event, request.member().id());
    return pages.withNotice(Reply.seeOther("/events/" + event + "/ticket"), "ticket.renewed");
  }

  private Reply transfer(Request request) {
    Input<NewTransfer> input = request.form(NewTransfer.RULES);
    if (input.hasErrors()) {
      return page(request, input);
    }
    try {
      transfer(request, input.value());
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page(request, input.refused(e.problem()));
    }
    return pages.withNotice(Reply.seeOther("/events/" + request.id("id")), "ticket.transferred");
  }

  private Registration transfer(Request request, NewTransfer typed) {
    long to =
        members
            .byHandle(typed.plainHandle())
            .orElseThrow(
                () -> Problem.invalid("handle", "unknown", "there is no such member").toException())
            .id();
    return transfers.transfer(request.id("id"), request.member().id(), to);
  }

  private Reply send(Request request) {
    Event event = right.seen(request);
    database
        .read(handle -> stores.registrations().find(handle, event.id(), request.member().id()))
        .orElseThrow(() -> Problem.notFound("You are not registered.").toException());
    return Reply.json(answers.of(transfer(request, request.json(NewTransfer.RULES))));
  }
}
