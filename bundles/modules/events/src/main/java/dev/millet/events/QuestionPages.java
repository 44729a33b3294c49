package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.events.question.NewQuestion;
import java.util.List;

/** {@code /events/{id}/questions}: what hosts ask those who register. */
final class QuestionPages {

  private static final String QUESTIONS = "/events/{id}/questions";

  private final Database database;
  private final Stores stores;
  private final EventWriter writer;
  private final EventRight right;
  private final Pages pages;

  QuestionPages(
      Database database, Stores stores, EventWriter writer, EventRight right, Pages pages) {
    this.database = database;
    this.stores = stores;
    this.writer = writer;
    this.right = right;
    this.pages = pages;
  }

  List<Route> routes() {
    return List.of(
        Route.get(QUESTIONS, EventRight.SEE_OWN, "The questions to those who register", this::show),
        Route.post(QUESTIONS, EventRight.TAKE_PART, "Asks those who register something", this::add),
        Route.post(
            QUESTIONS + "/{question}/remove",
            EventRight.TAKE_PART,
            "Removes a question with its answers",
            this::remove));
  }

  private Reply show(Request request) {
    return page(request, NewQuestion.RULES.blank());
  }

  private Reply page(Request request, Input<?> input) {
    Event event = right.managed(request);
    View view = pages.view(request);
    QuestionsModel model =
        new QuestionsModel(
            event, database.read(handle -> stores.questions().of(handle, event.id())), input);
    Page page =
        Page.of(view.text("questions.title", event.text().title()), "questions.jte", model)
            .withStyles("events.css");
    return pages.page(request, input.hasErrors() ? page.withStatus(422) : page);
  }

  private Reply add(Request request) {
    Event event = right.managed(request);
    Input<NewQuestion> input = request.form(NewQuestion.RULES);
    if (input.hasErrors()) {
      return page(request, input);
    }
    try {
      writer.ask(event.id(), request.member(), input.value());
    } catch (ProblemException e) {
      if (!e.problem().code().equals("events.too-many-questions")) {
        throw e;
      }
      return page(request, input.refused(e.problem()));
    }
    return back(request, "questions.added");
  }

  private Reply remove(Request request) {
    Event event = right.managed(request);
    writer.stopAsking(event.id(), request.member(), request.id("question"));
    return back(request, "questions.removed");
  }

  private Reply back(Request request, String notice) {
    String path = "/events/" + request.id("id") + "/questions";
    return pages.withNotice(Reply.seeOther(path), notice);
  }
}
