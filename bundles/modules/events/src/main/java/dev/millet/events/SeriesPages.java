package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.events.series.Repetition;
import dev.millet.events.series.Series;
import java.util.List;

/** {@code /events/{id}/repeat} and {@code /events/series/{series}}: events that come again. */
final class SeriesPages {

  private static final String REPEAT = "/events/{id}/repeat";
  private static final String SERIES = "/events/series/{series}";

  private final SeriesWriter writer;
  private final SeriesReader reader;
  private final EventRight right;
  private final EventRows rows;
  private final Pages pages;

  SeriesPages(
      Database database,
      Stores stores,
      SeriesWriter writer,
      SeriesReader reader,
      EventRight right,
      Pages pages) {
    this.writer = writer;
    this.reader = reader;
    this.right = right;
    this.rows = new EventRows(database, stores);
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(REPEAT, EventRight.SEE_OWN, "The form to repeat an event", this::blank),
        Route.post(REPEAT, EventRight.TAKE_PART, "Repeats an event", this::repeat),
        Route.post(
            REPEAT + "/following",
            EventRight.TAKE_PART,
            "Gives the following events of a series the texts of this one",
            this::following),
        Route.get(SERIES, Permission.PUBLIC, "A series of events", this::show),
        Route.post(
            SERIES + "/publish",
            EventRight.ANNOUNCE,
            "Announces all events of a series",
            this::publish));
  }

  private Reply blank(Request request) {
    return form(request, Repetition.RULES.filled(new Repetition("week", 10)));
  }

  private Reply form(Request request, Input<?> input) {
    Event event = right.managed(request);
    View view = pages.view(request);
    RepeatModel model = new RepeatModel(event, reader.of(event), input);
    Page page =
        Page.of(view.text("repeat.title", event.text().title()), "repeat.jte", model)
            .withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply repeat(Request request) {
    Event event = right.managed(request);
    Input<Repetition> input = request.form(Repetition.RULES);
    if (input.hasErrors()) {
      return form(request, input);
    }
    try {
      String rule = input.value().rule(event.time().localStart());
      Series made = writer.repeat(event.id(), request.member(), rule);
      return pages.withNotice(Reply.seeOther(made.path()), "repeat.done");
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return form(request, input.refused("times", "number", "the rule has no such dates"));
    }
  }

  private Reply following(Request request) {
    Event event = right.managed(request);
    writer.alike(event, request.member());
    return pages.withNotice(Reply.seeOther(event.path() + "/repeat"), "repeat.following.done");
  }

  private Reply show(Request request) {
    SeriesReader.Found found = reader.seen(request);
    View view = pages.view(request);
    List<Event> events = found.dates().stream().map(SeriesReader.Dated::event).toList();
    boolean announces =
        EventRight.ANNOUNCE.isHeldBy(request.identity())
            && events.stream().anyMatch(each -> !each.state().isAnnounced());
    SeriesModel model =
        new SeriesModel(
            found.series(), rows.of(events, request.locale()), announces, new TimeTexts(view));
    return pages.page(
        request, Page.of(found.series().title(), "series.jte", model).withStyles("events.css"));
  }

  private Reply publish(Request request) {
    Series series = reader.seen(request).series();
    writer.publish(series.id(), request.member());
    return pages.withNotice(Reply.seeOther(series.path()), "manage.published");
  }
}
