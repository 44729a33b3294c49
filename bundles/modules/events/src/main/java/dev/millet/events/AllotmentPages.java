package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.events.allotment.Allotment;
import dev.millet.events.allotment.NewBlock;
import dev.millet.events.allotment.NewCategory;
import dev.millet.events.allotment.NewOverbooking;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** {@code /events/{id}/places}: how hosts divide the places of an event. */
final class AllotmentPages {

  private static final String PLACES = "/events/{id}/places";

  private final Database database;
  private final Stores stores;
  private final AllotmentWriter writer;
  private final EventRight right;
  private final Members members;
  private final Pages pages;

  AllotmentPages(
      Database database,
      Stores stores,
      AllotmentWriter writer,
      EventRight right,
      Members members,
      Pages pages) {
    this.database = database;
    this.stores = stores;
    this.writer = writer;
    this.right = right;
    this.members = members;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PLACES, EventRight.SEE_OWN, "How the places are divided", this::show),
        Route.post(
            PLACES + "/overbooking",
            EventRight.TAKE_PART,
            "Gives more places than there are",
            this::overbook),
        Route.post(
            PLACES + "/categories", EventRight.TAKE_PART, "Adds a category", this::addCategory),
        Route.post(
            PLACES + "/categories/{category}/remove",
            EventRight.TAKE_PART,
            "Removes a category",
            this::removeCategory),
        Route.post(PLACES + "/blocks", EventRight.TAKE_PART, "Keeps places back", this::addBlock),
        Route.post(
            PLACES + "/blocks/{block}/remove",
            EventRight.TAKE_PART,
            "Releases places that were kept back",
            this::removeBlock),
        Route.post(
            PLACES + "/blocks/{block}/give",
            EventRight.TAKE_PART,
            "Offers a place that was kept back",
            this::give));
  }

  private Reply show(Request request) {
    Event event = right.managed(request);
    return page(request, event, blank(event));
  }

  private AllotmentModel.Forms blank(Event event) {
    int percent = database.read(handle -> stores.allotments().of(handle, event.id())).overbooking();
    return new AllotmentModel.Forms(
        NewCategory.RULES.blank(),
        NewBlock.RULES.blank(),
        NewOverbooking.RULES.filled(new NewOverbooking(percent)));
  }

  private Reply page(Request request, Event event, AllotmentModel.Forms forms) {
    View view = pages.view(request);
    AllotmentModel model = database.read(handle -> model(handle, event, forms));
    Page page =
        Page.of(view.text("places.title", event.text().title()), "places.jte", model)
            .withStyles("events.css");
    return pages.page(request, forms.haveErrors() ? page.withStatus(422) : page);
  }

  private AllotmentModel model(Handle handle, Event event, AllotmentModel.Forms forms) {
    Allotment divided = stores.allotments().of(handle, event.id());
    Integer capacity = event.terms().capacity();
    return new AllotmentModel(
        event,
        capacity == null ? 0 : divided.givable(capacity),
        stores.registrations().taken(handle, event.id()),
        divided.categories().stream()
            .map(each -> new AllotmentModel.Line(each, stores.allotments().taken(handle, each)))
            .toList(),
        divided.blocks(),
        forms);
  }

  private Reply overbook(Request request) {
    Event event = right.managed(request);
    Input<NewOverbooking> input = request.form(NewOverbooking.RULES);
    return tried(
        request,
        event,
        input,
        typed -> writer.overbook(event.id(), request.member().id(), typed.percent()),
        wrong -> new AllotmentModel.Forms(blank(event).category(), blank(event).block(), wrong));
  }

  private Reply addCategory(Request request) {
    Event event = right.managed(request);
    Input<NewCategory> input = request.form(NewCategory.RULES);
    return tried(
        request,
        event,
        input,
        typed -> writer.add(event.id(), request.member().id(), typed),
        wrong -> new AllotmentModel.Forms(wrong, blank(event).block(), blank(event).overbooking()));
  }

  private Reply addBlock(Request request) {
    Event event = right.managed(request);
    Input<NewBlock> input = request.form(NewBlock.RULES);
    return tried(
        request,
        event,
        input,
        typed -> writer.add(event.id(), request.member().id(), typed),
        wrong ->
            new AllotmentModel.Forms(blank(event).category(), wrong, blank(event).overbooking()));
  }

  /** The forms of the page, one of which is as it was sent. */
  private interface Refusal {
    AllotmentModel.Forms of(Input<?> wrong);
  }

  private <T> Reply tried(
      Request request, Event event, Input<T> input, Consumer<T> action, Refusal refusal) {
    if (input.hasErrors()) {
      return page(request, event, refusal.of(input));
    }
    try {
      action.accept(input.value());
    } catch (ProblemException e) {
      boolean inForm =
          !e.problem().fields().isEmpty() || e.problem().code().equals("events.too-many-rows");
      if (!inForm) {
        throw e;
      }
      return page(request, event, refusal.of(input.refused(e.problem())));
    }
    return back(request, "places.saved");
  }

  private Reply removeCategory(Request request) {
    Event event = right.managed(request);
    writer.removeCategory(event.id(), request.member().id(), request.id("category"));
    return back(request, "places.saved");
  }

  private Reply removeBlock(Request request) {
    Event event = right.managed(request);
    writer.removeBlock(event.id(), request.member().id(), request.id("block"));
    return back(request, "places.saved");
  }

  private Reply give(Request request) {
    Event event = right.managed(request);
    String handle = request.form().value("handle");
    Member member =
        members.byHandle(handle.startsWith("@") ? handle.substring(1) : handle).orElse(null);
    if (member == null) {
      return back(request, "places.give.unknown");
    }
    try {
      writer.give(event.id(), request.member().id(), request.id("block"), member.id());
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return back(request, "places.give." + e.problem().fields().get(0).code());
    }
    return back(request, "places.given");
  }

  private Reply back(Request request, String notice) {
    return pages.withNotice(Reply.seeOther("/events/" + request.id("id") + "/places"), notice);
  }
}
