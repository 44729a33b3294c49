package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.events.question.Answer;
import dev.millet.events.question.NewQuestion;
import java.util.List;
import java.util.function.Predicate;

/** {@code /api/v1/events/{id}/questions}: the routes for programs about questions and answers. */
final class QuestionsApi {

  private static final String ALL = "/api/v1/events/{id}/questions";
  private static final String OWN = "/api/v1/events/{id}/registration/answers";
  private static final String ONE = "/api/v1/events/{id}/registrations/{registration}/answers";

  private final Database database;
  private final Stores stores;
  private final EventWriter writer;
  private final Registrar registrar;
  private final EventRight right;

  /** The answers that a program sends in the place of those before. */
  record AnswersRequest(List<RegistrationRequest.GivenAnswer> answers) {}

  QuestionsApi(
      Database database, Stores stores, EventWriter writer, Registrar registrar, EventRight right) {
    this.database = database;
    this.stores = stores;
    this.writer = writer;
    this.registrar = registrar;
    this.right = right;
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            ALL,
            Permission.PUBLIC,
            RouteDocument.of("Lists the questions to those who register for an event")
                .listingAll(QuestionAnswer.class)
                .problems("not-found"),
            this::list),
        Route.post(
            ALL,
            EventRight.TAKE_PART,
            RouteDocument.of("Asks those who register something")
                .describing("For hosts and the team. An event has ten questions at most.")
                .taking(NewQuestion.RULES)
                .giving(201, QuestionAnswer.class)
                .problems(
                    "not-found",
                    "invalid",
                    "events.not-yours",
                    "events.too-many-questions",
                    "members.not-active"),
            this::add),
        Route.delete(
            ALL + "/{question}",
            EventRight.TAKE_PART,
            RouteDocument.of("Removes a question with its answers")
                .describing("For hosts and the team.")
                .giving(204, null)
                .problems("not-found", "events.not-yours", "members.not-active"),
            this::remove),
        Route.get(
            OWN,
            EventRight.SEE_OWN,
            RouteDocument.of("Lists one's own answers")
                .listingAll(QuestionAnswer.Given.class)
                .problems("not-found"),
            this::own),
        Route.put(
            OWN,
            EventRight.TAKE_PART,
            RouteDocument.of("Changes one's own answers")
                .describing("All of them, in the place of those before.")
                .taking(AnswersRequest.class)
                .giving(204, null)
                .problems("not-found", "invalid", "members.not-active"),
            this::answer),
        Route.get(
            ONE,
            EventRight.SEE_OWN,
            RouteDocument.of("Lists the answers of somebody who registered")
                .describing(
                    "For hosts and the team. Answers that concern health or a child stand on the"
                        + " hosts' page only.")
                .listingAll(QuestionAnswer.Given.class)
                .problems("not-found", "events.not-yours"),
            this::ofRegistration));
  }

  private Reply list(Request request) {
    long event = right.seen(request).id();
    return Reply.list(
        Slice.of(
            database.read(handle -> stores.questions().of(handle, event)).stream()
                .map(QuestionAnswer::of)
                .toList()));
  }

  private Reply add(Request request) {
    Event event = right.managed(request);
    NewQuestion typed = request.json(NewQuestion.RULES);
    QuestionAnswer made = QuestionAnswer.of(writer.ask(event.id(), request.member(), typed));
    return Reply.created("/api/v1/events/" + event.id() + "/questions", made);
  }

  private Reply remove(Request request) {
    Event event = right.managed(request);
    long question = request.id("question");
    database
        .read(handle -> stores.questions().find(handle, event.id(), question))
        .orElseThrow(() -> Problem.notFound("There is no such question.").toException());
    writer.stopAsking(event.id(), request.member(), question);
    return Reply.noContent();
  }

  private Reply own(Request request) {
    return answers(registered(request), each -> true);
  }

  private Registration registered(Request request) {
    long event = right.seen(request).id();
    return database
        .read(handle -> stores.registrations().find(handle, event, request.member().id()))
        .orElseThrow(() -> Problem.notFound("You are not registered.").toException());
  }

  private Reply answer(Request request) {
    registered(request);
    AnswersRequest typed = request.json(AnswersRequest.class);
    registrar.answer(
        request.id("id"), request.member().id(), RegistrationRequest.given(typed.answers()));
    return Reply.noContent();
  }

  private Reply ofRegistration(Request request) {
    long event = right.managed(request).id();
    Registration found =
        database
            .read(handle -> stores.registrations().find(handle, request.id("registration")))
            .filter(each -> each.eventId() == event)
            .orElseThrow(() -> Problem.notFound("There is no such registration.").toException());
    return answers(found, each -> !each.isSensitive());
  }

  private Reply answers(Registration of, Predicate<Answer> told) {
    return Reply.list(
        Slice.of(
            database
                .read(handle -> stores.questions().answers(handle, of.eventId(), of.id()))
                .stream()
                .filter(told)
                .map(QuestionAnswer.Given::of)
                .toList()));
  }
}
