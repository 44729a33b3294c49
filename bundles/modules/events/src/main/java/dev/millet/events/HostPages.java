package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code /events/{id}/manage}: what the hosts of an event see and do. */
final class HostPages {

  private static final String MANAGE = "/events/{id}/manage";

  private final Database database;
  private final Stores stores;
  private final EventWriter writer;
  private final Registrar registrar;
  private final Door door;
  private final HostMessages messages;
  private final EventRight right;
  private final Members members;
  private final RegistrationTable table;
  private final Pages pages;

  HostPages(
      Database database,
      Stores stores,
      EventWriter writer,
      Registrar registrar,
      Door door,
      HostMessages messages,
      EventRight right,
      Members members,
      Pages pages) {
    this.database = database;
    this.stores = stores;
    this.writer = writer;
    this.registrar = registrar;
    this.door = door;
    this.messages = messages;
    this.right = right;
    this.members = members;
    this.table = new RegistrationTable(database, stores, members);
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(MANAGE, EventRight.SEE_OWN, "The registrations for an event", this::show),
        Route.get(
            MANAGE + "/registrations.csv",
            EventRight.SEE_OWN,
            "The registrations for an event as a table",
            this::table),
        Route.post(MANAGE + "/publish", EventRight.ANNOUNCE, "Announces an event", this::publish),
        Route.post(MANAGE + "/cancel", EventRight.TAKE_PART, "Cancels an event", this::cancel),
        Route.post(MANAGE + "/copy", EventRight.TAKE_PART, "Copies an event", this::copy),
        Route.post(
            MANAGE + "/message",
            EventRight.TAKE_PART,
            "Writes to everybody who is registered",
            this::message),
        Route.post(MANAGE + "/hosts", EventRight.TAKE_PART, "Adds a host", this::addHost),
        Route.post(
            MANAGE + "/hosts/remove", EventRight.TAKE_PART, "Takes a host off", this::removeHost),
        Route.post(
            MANAGE + "/{registration}/approve",
            EventRight.TAKE_PART,
            "Gives a place to somebody who asked",
            this::approve),
        Route.post(
            MANAGE + "/{registration}/refuse",
            EventRight.TAKE_PART,
            "Gives no place to somebody, or takes it back",
            this::refuse));
  }

  private Reply show(Request request) {
    return page(request, NewHost.RULES.blank());
  }

  private Reply page(Request request, Input<?> host) {
    return page(request, host, NewMessage.RULES.blank());
  }

  private Reply page(Request request, Input<?> host, Input<?> message) {
    Event event = right.managed(request);
    registrar.settle(event.id());
    View view = pages.view(request);
    HostModel model =
        new HostModel(
            event,
            table.rows(event, request.list()),
            database.read(handle -> counts(handle, event.id())),
            hosts(event),
            EventRight.ANNOUNCE.isHeldBy(request.identity()),
            host,
            message,
            new TimeTexts(view));
    Page page =
        Page.of(view.text("manage.title", event.text().title()), "manage.jte", model)
            .withStyles("events.css");
    boolean refused = host.hasErrors() || message.hasErrors();
    return pages.page(request, refused ? page.withStatus(422) : page);
  }

  private List<Person> hosts(Event event) {
    List<Long> ids = database.read(handle -> stores.events().hosts(handle, event.id()));
    return members.people(ids).values().stream().filter(Objects::nonNull).toList();
  }

  private HostModel.Counts counts(Handle handle, long event) {
    RegistrationStore registrations = stores.registrations();
    return new HostModel.Counts(
        registrations.people(handle, event, RegistrationState.GOING),
        registrations.people(handle, event, RegistrationState.OFFERED),
        registrations.people(handle, event, RegistrationState.WAITING),
        registrations.people(handle, event, RegistrationState.ASKED),
        door.arrived(handle, event));
  }

  private Reply table(Request request) {
    Event event = right.managed(request);
    registrar.settle(event.id());
    return Reply.bytes("text/csv; charset=utf-8", table.csv(event))
        .withHeader("Content-Disposition", "attachment; filename=\"event-" + event.id() + ".csv\"");
  }

  private Reply publish(Request request) {
    writer.publish(right.managed(request).id(), request.member());
    return back(request, "manage.published");
  }

  private Reply cancel(Request request) {
    Event event = right.managed(request);
    Input<Reason> input = request.form(Reason.RULES);
    String reason = input.hasErrors() ? "" : input.value().reason();
    writer.cancel(event.id(), request.member(), reason);
    return back(request, "manage.cancelled");
  }

  private Reply copy(Request request) {
    Event made = writer.copy(right.managed(request).id(), request.member());
    return pages.withNotice(Reply.seeOther(made.path() + "/edit"), "manage.copied");
  }

  private Reply message(Request request) {
    Event event = right.managed(request);
    Input<NewMessage> input = request.form(NewMessage.RULES);
    if (input.hasErrors()) {
      return page(request, NewHost.RULES.blank(), input);
    }
    messages.send(event, request.member().id(), input.value());
    return back(request, "manage.sent");
  }

  private Reply addHost(Request request) {
    Event event = right.managed(request);
    Input<NewHost> input = request.form(NewHost.RULES);
    if (input.hasErrors()) {
      return page(request, input);
    }
    String handle = input.value().handle();
    Optional<Member> host = members.byHandle(handle.startsWith("@") ? handle.substring(1) : handle);
    if (host.isEmpty()) {
      return page(request, input.refused("handle", "unknown", "there is no such member"));
    }
    writer.addHost(event.id(), request.member(), host.get().id());
    return back(request, "manage.host-added");
  }

  private Reply removeHost(Request request) {
    Event event = right.managed(request);
    members
        .byHandle(request.form().value("handle"))
        .ifPresent(host -> writer.removeHost(event.id(), request.member(), host.id()));
    return pages.withNotice(Reply.seeOther(event.path()), "manage.host-removed");
  }

  private Reply approve(Request request) {
    Event event = right.managed(request);
    registrar.approve(event.id(), request.id("registration"), request.member().id());
    return back(request, "manage.approved");
  }

  private Reply refuse(Request request) {
    Event event = right.managed(request);
    Input<Reason> input = request.form(Reason.RULES);
    String reason = input.hasErrors() ? "" : input.value().reason();
    registrar.refuse(event.id(), request.id("registration"), request.member().id(), reason);
    return back(request, "manage.refused");
  }

  private Reply back(Request request, String notice) {
    return pages.withNotice(Reply.seeOther("/events/" + request.id("id") + "/manage"), notice);
  }
}
