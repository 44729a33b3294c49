package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /events/import-calendar}: a calendar of another system, looked at and then imported. */
final class CalendarImportPages {

  private static final String PAGE = "/events/import-calendar";
  private static final String API = "/api/v1/events/import-calendar";
  private static final Permission IMPORT = Permission.toAdminister("events.import");

  // a text in a form may be three times as long as it is, with some room for the rest
  private static final int MAX_FORM = 3 * NewCalendarFile.MAX_BYTES + 100_000;

  private final CityStore cities;
  private final CalendarImporter importer;
  private final Pages pages;

  CalendarImportPages(CityStore cities, CalendarImporter importer, Pages pages) {
    this.cities = cities;
    this.importer = importer;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(PAGE, IMPORT, "The form to import a calendar", this::blank),
        Route.post(PAGE, IMPORT, "Shows what would become of a calendar", this::preview)
            .withMaxBody(MAX_FORM),
        Route.post(PAGE + "/run", IMPORT, "Imports a calendar", this::run).withMaxBody(MAX_FORM),
        Route.post(
                API,
                IMPORT,
                RouteDocument.of("Imports a calendar, as RFC 5545 describes it")
                    .describing(
                        "The body is text/calendar. Each entry becomes an event that is announced,"
                            + " each with a rule a series; what was imported before stays.")
                    .query("city", "string", "The slug of the city whose clock is the entries'")
                    .query("dry", "boolean", "Says what would be done, and changes nothing")
                    .giving(200, ImportedCalendar.class)
                    .problems("invalid", "members.not-active"),
                this::send)
            .withMaxBody(NewCalendarFile.MAX_BYTES));
  }

  private Reply blank(Request request) {
    return page(request, NewCalendarFile.RULES.blank(), null, "", "");
  }

  private Reply page(
      Request request, Input<?> input, ImportedCalendar preview, String content, String city) {
    View view = pages.view(request);
    List<ListModel.Choice> choices =
        cities.all().stream()
            .map(
                each ->
                    new ListModel.Choice(
                        each.slug(), each.name(request.locale()), each.slug().equals(city)))
            .toList();
    CalendarImportModel model = new CalendarImportModel(input, choices, preview, content, city);
    Page page =
        Page.of(view.text("calendar-import.title"), "calendar-import.jte", model)
            .withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply preview(Request request) {
    Input<NewCalendarFile> input = request.form(NewCalendarFile.RULES);
    if (input.hasErrors()) {
      return page(request, input, null, "", input.typed("city"));
    }
    NewCalendarFile typed = input.value();
    try (InputStream file = typed.file().open()) {
      byte[] content = file.readAllBytes();
      ImportedCalendar preview = importer.preview(content, city(typed.city()));
      String text = new String(content, StandardCharsets.UTF_8);
      return page(request, NewCalendarFile.RULES.blank(), preview, text, typed.city());
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page(request, input.refused(e.problem()), null, "", typed.city());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private City city(String slug) {
    return slug.isEmpty()
        ? null
        : cities
            .bySlug(slug)
            .orElseThrow(
                () -> Problem.invalid("city", "unknown", "there is no such city").toException());
  }

  private Reply run(Request request) {
    byte[] content = request.form().value("content").getBytes(StandardCharsets.UTF_8);
    importer.run(content, city(request.form().value("city")), request.member());
    return pages.withNotice(Reply.seeOther("/events"), "calendar-import.done");
  }

  private Reply send(Request request) {
    City city = city(request.query("city").orElse(""));
    boolean dry = request.query("dry").filter("true"::equals).isPresent();
    byte[] content = request.bytes();
    return Reply.json(
        dry ? importer.preview(content, city) : importer.run(content, city, request.member()));
  }
}
