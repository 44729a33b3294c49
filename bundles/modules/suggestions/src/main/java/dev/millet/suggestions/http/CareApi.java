package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.CareText;
import dev.millet.suggestions.care.SuggestionWithCare;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.text.TextRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@code /api/v1/suggestions/{id}/care} and the routes by which staff change it. */
public final class CareApi {

  /** The permission to take care of suggestions. */
  public static final Permission CARE = Permission.toWrite("suggestions.care", Role.STAFF);

  private static final String PATH = "/api/v1/suggestions/{id}";
  private static final String MATCH =
      "Send the entity tag of /care as If-Match: it changes with owner, due date, answer and status,"
          + " and with nothing else.";

  private final Database database;
  private final Members members;
  private final CareServices caring;
  private final CareAnswers answers;

  private interface Change {
    SuggestionWithCare make(Handle handle, SuggestionWithCare read, Member by);
  }

  public CareApi(Database database, Members members, CareServices caring, CareAnswers answers) {
    this.database = database;
    this.members = members;
    this.caring = caring;
    this.answers = answers;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            PATH + "/care",
            Permission.PUBLIC,
            RouteDocument.of("Shows who takes care of a suggestion, until when, and the answer")
                .giving(200, CareAnswer.class)
                .problems("not-found"),
            this::show),
        put(
            "/owner",
            "Hands a suggestion over to an owner",
            NewOwner.class,
            this::assign,
            "invalid"),
        put(
            "/due",
            "Promises a day, moves it or takes it back",
            NewDue.class,
            this::due,
            "invalid"),
        put(
            "/status",
            "Changes the status",
            NewStatus.class,
            this::status,
            "invalid",
            "suggestions.transition"),
        put(
            "/answer",
            "Answers officially, or revises it",
            NewAnswer.class,
            this::answer,
            "invalid"));
  }

  private static Route put(
      String part,
      String summary,
      Class<?> body,
      dev.millet.api.gateway.Handler handler,
      String... problems) {
    List<String> all = new ArrayList<>(List.of("not-found", "members.not-active"));
    all.addAll(List.of(problems));
    return Route.put(
        PATH + part,
        CARE,
        RouteDocument.of(summary)
            .describing(MATCH)
            .taking(body)
            .giving(200, CareAnswer.class)
            .problems(all.toArray(String[]::new)),
        handler);
  }

  private Reply show(Request request) {
    long id = request.id("id");
    return reply(database.read(handle -> answers.of(handle, caring.records().require(handle, id))));
  }

  private Reply assign(Request request) {
    String wanted = request.json(NewOwner.class).owner();
    Member owner =
        wanted == null
            ? null
            : members
                .byHandle(wanted)
                .orElseThrow(
                    () ->
                        Problem.invalid("owner", "unknown", "there is no member '" + wanted + "'")
                            .toException());
    return change(
        request, null, (handle, read, by) -> caring.desk().assign(handle, read, owner, by));
  }

  private Reply due(Request request) {
    NewDue wanted = request.json(NewDue.class);
    LocalDate due = day(wanted.due());
    String reason = checked(CareText.REASON, wanted.reason());
    return change(
        request, null, (handle, read, by) -> caring.desk().setDue(handle, read, due, reason, by));
  }

  private Reply status(Request request) {
    NewStatus wanted = request.json(NewStatus.class);
    Status status =
        Status.of(String.valueOf(wanted.status()))
            .orElseThrow(
                () ->
                    Problem.invalid("status", "unknown", "there is no such status").toException());
    String note = checked(CareText.NOTE, wanted.note());
    return change(
        request,
        wanted.duplicateOf(),
        (handle, read, by) ->
            caring.desk().changeStatus(handle, read, status, note, wanted.duplicateOf(), by));
  }

  private Reply answer(Request request) {
    Member author = request.member();
    String body = checked(CareText.ANSWER, request.json(NewAnswer.class).body());
    return change(
        request, null, (handle, read, by) -> caring.desk().answer(handle, read, body, author));
  }

  private Reply change(Request request, Long also, Change change) {
    long id = request.id("id");
    Member by = request.identity().signedIn().orElse(null);
    return reply(
        database.write(
            handle -> {
              SuggestionWithCare read = caring.records().take(handle, id, also, by);
              VersionTag.require(request, read.care().revision());
              return answers.of(handle, change.make(handle, read, by));
            }));
  }

  private static Reply reply(CareAnswer answer) {
    return Reply.json(answer).withEntityTag(VersionTag.of(answer.revision(), answer));
  }

  private static LocalDate day(String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid("due", "no-day", "a day is written like 2026-12-01").toException();
    }
  }

  private static String checked(TextRule rule, String text) {
    var checked = rule.check(text);
    if (checked.problem() != null) {
      throw Problem.invalid(List.of(checked.problem())).toException();
    }
    return checked.text();
  }
}
