package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.VersionTag;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewDue;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.http.CareInput.NewStatus;
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
  private final CareServices careServices;
  private final CareAnswers answers;

  private interface Change {
    SuggestionWithCare make(Handle handle, SuggestionWithCare read, Member by);
  }

  public CareApi(
      Database database, Members members, CareServices careServices, CareAnswers answers) {
    this.database = database;
    this.members = members;
    this.careServices = careServices;
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
            NewOwner.RULES,
            this::assign,
            "invalid"),
        put(
            "/due",
            "Promises a day, moves it or takes it back",
            NewDue.RULES,
            this::due,
            "invalid"),
        put(
            "/status",
            "Changes the status",
            NewStatus.RULES,
            this::status,
            "invalid",
            "suggestions.transition"),
        put(
            "/answer",
            "Answers officially, or revises it",
            NewAnswer.RULES,
            this::answer,
            "invalid"));
  }

  private static Route put(
      String part,
      String summary,
      Rules<?> body,
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
    return reply(
        database.read(handle -> answers.of(handle, careServices.records().require(handle, id))));
  }

  private Reply assign(Request request) {
    Member owner = owner(members, request.json(NewOwner.RULES));
    return change(
        request, null, (handle, read, by) -> careServices.desk().assign(handle, read, owner, by));
  }

  /**
   * Returns the member who shall own a suggestion; null for nobody.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 where there is no such member
   */
  public static Member owner(Members members, NewOwner wanted) {
    if (wanted.owner().isEmpty()) {
      return null;
    }
    return members
        .byHandle(wanted.owner())
        .orElseThrow(
            () ->
                Problem.invalid("owner", "unknown", "there is no member '" + wanted.owner() + "'")
                    .toException());
  }

  private Reply due(Request request) {
    NewDue wanted = request.json(NewDue.RULES);
    return change(
        request,
        null,
        (handle, read, by) ->
            careServices.desk().setDue(handle, read, wanted.day(), wanted.reason(), by));
  }

  private Reply status(Request request) {
    NewStatus wanted = request.json(NewStatus.RULES);
    return change(
        request,
        wanted.duplicateOf(),
        (handle, read, by) ->
            careServices
                .desk()
                .changeStatus(
                    handle, read, wanted.choice(), wanted.note(), wanted.duplicateOf(), by));
  }

  private Reply answer(Request request) {
    Member author = request.member();
    NewAnswer wanted = request.json(NewAnswer.RULES);
    return change(
        request,
        null,
        (handle, read, by) -> careServices.desk().answer(handle, read, wanted.body(), author));
  }

  private Reply change(Request request, Long also, Change change) {
    long id = request.id("id");
    Member by = request.identity().signedIn().orElse(null);
    return reply(
        database.write(
            handle -> {
              SuggestionWithCare read = careServices.records().take(handle, id, also, by);
              VersionTag.require(request, read.care().revision());
              return answers.of(handle, change.make(handle, read, by));
            }));
  }

  private static Reply reply(CareAnswer answer) {
    return Reply.json(answer).withEntityTag(VersionTag.of(answer.revision(), answer));
  }
}
