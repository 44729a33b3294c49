package dev.millet.points.draws;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /draws/new} and what the team does on the page of a draw. */
final class DrawTeamPages {

  private static final String NEW = "/draws/new";

  /** The fields of the criteria begin with it. */
  private static final String NEEDS = "needs.";

  private final DrawWriter writer;
  private final Criteria criteria;
  private final DrawPages page;
  private final Pages pages;

  DrawTeamPages(DrawWriter writer, Criteria criteria, DrawPages page, Pages pages) {
    this.writer = writer;
    this.criteria = criteria;
    this.page = page;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(NEW, DrawRight.RUN, "Announce a draw", this::blank),
        Route.post(NEW, DrawRight.RUN, "Announces a draw", this::announce),
        Route.post(
            DrawPages.ONE + "/close", DrawRight.RUN, "Closes the list of a draw", this::close),
        Route.post(DrawPages.ONE + "/reveal", DrawRight.RUN, "Draws", this::reveal),
        Route.post(DrawPages.ONE + "/cancel", DrawRight.RUN, "Cancels a draw", this::cancel));
  }

  private Reply blank(Request request) {
    return form(request, NewDraw.RULES.blank().with("method", "draw"), Form.EMPTY);
  }

  private Reply announce(Request request) {
    Form typed = request.form();
    Input<NewDraw> input = NewDraw.RULES.read(prepared(typed, zone(request)));
    if (input.hasErrors()) {
      return form(request, input, typed);
    }
    try {
      Draw made = writer.announce(input.value(), request.member());
      return pages.withNotice(Reply.seeOther(made.path()), "draw.announced");
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return form(request, input.refused(e.problem()), typed);
    }
  }

  /** Reads what the page asks for in another way: a field for each criterion, local times. */
  private Form prepared(Form typed, ZoneId zone) {
    Map<String, List<String>> fields = new HashMap<>(typed.fields());
    List<String> requirements = new ArrayList<>();
    criteria
        .all()
        .forEach(
            each -> {
              String wanted = typed.value(NEEDS + each.name()).strip();
              if (!wanted.isEmpty()) {
                requirements.add(each.name() + "=" + wanted);
              }
            });
    fields.put("requirements", requirements);
    fields.put("closesAt", List.of(moment(typed.value("closesAt"), zone)));
    fields.put("numbersAt", List.of(moment(typed.value("numbersAt"), zone)));
    return Form.of(fields);
  }

  private static String moment(String local, ZoneId zone) {
    try {
      return local.isBlank()
          ? ""
          : LocalDateTime.parse(local.strip()).atZone(zone).toInstant().toString();
    } catch (DateTimeException e) {
      return local;
    }
  }

  private static ZoneId zone(Request request) {
    String zone = request.member().timeZone();
    return ZoneId.of(zone == null ? "UTC" : zone);
  }

  private Reply form(Request request, Input<?> input, Form typed) {
    View view = pages.view(request);
    List<DrawFormModel.Wanted> known =
        criteria.all().stream()
            .map(each -> new DrawFormModel.Wanted(each.name(), each.label(request.locale())))
            .toList();
    DrawFormModel model = new DrawFormModel(input, typed, known, zone(request).getId());
    Page shown = Page.of(view.text("draw.new"), "draw-form.jte", model).withStyles("draws.css");
    return pages.page(request, input.hasErrors() ? shown.withStatus(422) : shown);
  }

  private Reply close(Request request) {
    writer.close(request.id("id"), request.member());
    return back(request, "draw.closed");
  }

  private Reply reveal(Request request) {
    boolean typed = request.form().fields().containsKey("numbers");
    if (!typed) {
      writer.reveal(request.id("id"), request.member(), "");
      return back(request, "draw.drawn");
    }
    Input<TypedNumbers> input = request.form(TypedNumbers.RULES);
    if (input.hasErrors()) {
      return page.page(request, input, DrawReason.RULES.blank());
    }
    writer.reveal(request.id("id"), request.member(), input.value().numbers());
    return back(request, "draw.drawn");
  }

  private Reply cancel(Request request) {
    Input<DrawReason> input = request.form(DrawReason.RULES);
    if (input.hasErrors()) {
      return page.page(request, TypedNumbers.RULES.blank(), input);
    }
    writer.cancel(request.id("id"), request.member(), input.value().reason());
    return back(request, "draw.cancelled");
  }

  private Reply back(Request request, String notice) {
    return pages.withNotice(Reply.seeOther("/draws/" + request.id("id")), notice);
  }
}
