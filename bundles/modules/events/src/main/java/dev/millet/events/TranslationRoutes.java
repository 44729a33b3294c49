package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.pages.Pages;
import dev.millet.events.translation.Languages;
import dev.millet.events.translation.NewTranslation;
import java.util.List;

/** The routes to write titles and texts of events in further languages, below their form. */
final class TranslationRoutes {

  private static final String PAGES = "/events/{id}/translations";
  private static final String API = "/api/v1/events/{id}/translations/{language}";

  private final TranslationWriter writer;
  private final EventForms forms;
  private final EventRight right;
  private final EventAnswers answers;
  private final Pages pages;

  TranslationRoutes(
      TranslationWriter writer,
      EventForms forms,
      EventRight right,
      EventAnswers answers,
      Pages pages) {
    this.writer = writer;
    this.forms = forms;
    this.right = right;
    this.answers = answers;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.post(
            PAGES,
            EventRight.TAKE_PART,
            "Writes the title and the text of an event in a further language",
            this::save),
        Route.post(
            PAGES + "/{language}/remove",
            EventRight.TAKE_PART,
            "Removes the title and the text of an event in a language",
            this::drop),
        Route.put(
            API,
            EventRight.TAKE_PART,
            RouteDocument.of("Writes the title and the text of an event in a further language")
                .describing(
                    "For hosts and the team. The language is a tag of BCP 47, such as `de` or"
                        + " `zh-CN`; an event has 20 at most besides its own.")
                .taking(NewTranslation.Text.RULES)
                .giving(200, EventAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.cancelled",
                    "changed-meanwhile",
                    "members.not-active"),
            this::put),
        Route.delete(
            API,
            EventRight.TAKE_PART,
            RouteDocument.of("Removes the title and the text of an event in a language")
                .describing("For hosts and the team.")
                .giving(200, EventAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "changed-meanwhile",
                    "members.not-active"),
            this::delete));
  }

  private Reply save(Request request) {
    Event event = right.managed(request);
    Input<NewTranslation> input =
        request.form(NewTranslation.RULES.withIdPrefix("translation-sent-"));
    if (input.hasErrors()) {
      return forms.withTranslation(request, event, input);
    }
    FormVersion version = FormVersion.of(request);
    try {
      writer.put(
          event.id(), request.member(), input.value(), was -> version.require(was.version()));
    } catch (ProblemException e) {
      if (e.problem().code().equals(Problem.changedMeanwhile().code())) {
        return forms.withTranslation(request, right.managed(request), EventForms.late(input));
      }
      return forms.withTranslation(request, event, EventForms.refused(input, e));
    }
    return back(event, "translation.saved");
  }

  private Reply drop(Request request) {
    Event event = right.managed(request);
    writer.remove(event.id(), request.member(), language(request), was -> {});
    return back(event, "translation.removed");
  }

  private Reply back(Event event, String notice) {
    return pages.withNotice(Reply.seeOther(event.path() + "/edit#translations"), notice);
  }

  private Reply put(Request request) {
    Event event = right.managed(request);
    NewTranslation typed = request.json(NewTranslation.Text.RULES).in(language(request));
    return reply(
        writer.put(
            event.id(),
            request.member(),
            typed,
            was -> request.requireMatch(Integer.toString(was.version()))));
  }

  private Reply delete(Request request) {
    Event event = right.managed(request);
    return reply(
        writer.remove(
            event.id(),
            request.member(),
            language(request),
            was -> request.requireMatch(Integer.toString(was.version()))));
  }

  private static String language(Request request) {
    return Languages.check(request.parameter("language"));
  }

  private Reply reply(Event event) {
    return Reply.json(answers.of(event)).withEntityTag(Integer.toString(event.version()));
  }
}
