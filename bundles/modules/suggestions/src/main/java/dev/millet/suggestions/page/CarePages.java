package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.CareText;
import dev.millet.suggestions.care.SuggestionWithCare;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.text.Tags;
import dev.millet.suggestions.text.TextRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Takes the forms of staff on a suggestion's page. */
final class CarePages {

  private final Database database;
  private final Members members;
  private final CareServices caring;
  private final Authoring authoring;
  private final SuggestionGuard guard;
  private final Pages pages;
  private final DetailPage detail;

  private static final List<String> FIELDS =
      List.of("owner", "due", "reason", "status", "note", "duplicateOf", "answer", "tags");

  /** The change that a form asks for. */
  private interface Change {
    void make(Handle handle, SuggestionWithCare read);
  }

  CarePages(PageParts parts, DetailPage detail) {
    this.database = parts.database();
    this.members = parts.members();
    this.caring = parts.caring();
    this.authoring = parts.authoring();
    this.guard = parts.guard();
    this.pages = parts.pages();
    this.detail = detail;
  }

  List<Route> routes() {
    return List.of(
        post("owner", "Hands a suggestion over to an owner", this::owner),
        post("due", "Promises a day, moves it or takes it back", this::due),
        post("status", "Changes the status", this::status),
        post("answer", "Answers officially, or revises it", this::answer),
        post("tags", "Sets the tags", this::tags));
  }

  private static Route post(String part, String summary, dev.millet.api.gateway.Handler handler) {
    return Route.post(
        "/suggestions/{id}/" + part, CareApi.CARE, RouteDocument.of(summary), handler);
  }

  private Reply owner(Request request) {
    Form form = request.form();
    Member by = request.member();
    String wanted = form.value("owner");
    return take(
        request,
        "owner",
        "care.owner.done",
        null,
        (handle, read) ->
            caring.desk().assign(handle, read, wanted.isEmpty() ? null : member(wanted, by), by));
  }

  private Member member(String wanted, Member by) {
    if (wanted.equals("me")) {
      return by;
    }
    try {
      return members.byId(Long.parseLong(wanted)).orElseThrow(CarePages::nobody);
    } catch (NumberFormatException e) {
      throw nobody();
    }
  }

  private static ProblemException nobody() {
    return Problem.invalid("owner", "unknown", "there is no such member").toException();
  }

  private Reply due(Request request) {
    Form form = request.form();
    Member by = request.member();
    return take(
        request,
        "due",
        "care.due.done",
        null,
        (handle, read) ->
            caring
                .desk()
                .setDue(
                    handle,
                    read,
                    day(form.value("due").strip()),
                    checked(CareText.REASON, form.value("reason")),
                    by));
  }

  private static LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw Problem.invalid("due", "no-day", "a day is written like 2026-12-01").toException();
    }
  }

  private Reply status(Request request) {
    Form form = request.form();
    Member by = request.member();
    Optional<Status> wanted = Status.of(form.value("status"));
    String named = wanted.equals(Optional.of(Status.DUPLICATE)) ? form.value("duplicateOf") : "";
    return take(
        request,
        "status",
        "care.status.done",
        named,
        (handle, read) -> {
          Status status =
              wanted.orElseThrow(
                  () -> Problem.invalid("status", "unknown", "no such status").toException());
          Long other = other(named);
          String note = checked(CareText.NOTE, form.value("note"));
          caring.desk().changeStatus(handle, read, status, note, other, by);
        });
  }

  /** Returns the number of a suggestion, as people write or paste it. */
  private static Long other(String text) {
    String number = text.strip().replaceFirst("^.*/suggestions/", "").replaceFirst("^#", "");
    try {
      return number.isEmpty() ? null : Long.valueOf(number.replaceFirst("[?#/].*$", ""));
    } catch (NumberFormatException e) {
      throw Problem.invalid("duplicateOf", "unknown", "no such suggestion").toException();
    }
  }

  private Reply answer(Request request) {
    Form form = request.form();
    Member by = request.member();
    return take(
        request,
        "answer",
        "care.answer.done",
        null,
        (handle, read) ->
            caring.desk().answer(handle, read, checked(CareText.ANSWER, form.value("answer")), by));
  }

  private Reply tags(Request request) {
    long id = request.id("id");
    Form form = request.form();
    var tags = Tags.check(Tags.split(form.value("tags")));
    if (tags.problem() != null) {
      return back(request, "tags", Problem.invalid(List.of(tags.problem())));
    }
    boolean written =
        database.write(
            handle -> {
              Suggestion read = guard.edit(handle, id, request.member());
              return form.value("version").equals(Integer.toString(read.version()))
                  && authoring.retag(handle, read, tags.tags(), request.member());
            });
    return written
        ? done(id, "care.tags.done")
        : back(request, "tags", Problem.of(409, "changed-meanwhile", "Changed meanwhile", ""));
  }

  private static String checked(TextRule rule, String text) {
    var checked = rule.check(text);
    if (checked.problem() != null) {
      throw Problem.invalid(List.of(checked.problem())).toException();
    }
    return checked.text();
  }

  private Reply take(Request request, String part, String notice, String other, Change change) {
    long id = request.id("id");
    Form form = request.form();
    try {
      Long also = other == null ? null : other(other);
      database.write(
          handle -> {
            SuggestionWithCare read = caring.records().take(handle, id, also, request.member());
            requireRevision(form, read);
            change.make(handle, read);
            return null;
          });
    } catch (ProblemException e) {
      boolean mendable = e.problem().status() != 404 && e.problem().status() != 403;
      if (!mendable) {
        throw e;
      }
      return back(request, part, e.problem());
    }
    return done(id, notice);
  }

  private Reply done(long id, String notice) {
    return pages.withNotice(Reply.seeOther("/suggestions/" + id), notice);
  }

  private Reply back(Request request, String part, Problem problem) {
    return detail
        .comeBack(request, new DeskForm(part, typed(request.form()), errors(part, problem)))
        .withStatus(problem.status());
  }

  private static void requireRevision(Form form, SuggestionWithCare read) {
    if (!form.value("revision").equals(Integer.toString(read.care().revision()))) {
      throw Problem.of(409, "changed-meanwhile", "It has been changed meanwhile", "").toException();
    }
  }

  private static Map<String, String> typed(Form form) {
    Map<String, String> typed = new HashMap<>();
    for (String field : FIELDS) {
      if (form.fields().containsKey(field)) {
        typed.put(field, form.value(field));
      }
    }
    return typed;
  }

  private static Map<String, String> errors(String part, Problem problem) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Problem.Field field : problem.fields()) {
      errors.put(field.name(), "error." + field.name() + "." + field.code());
    }
    if (errors.isEmpty()) {
      boolean rule = problem.code().equals("suggestions.transition");
      errors.put(part, rule ? "error.status.transition" : "error.care.changed-meanwhile");
    }
    return errors;
  }
}
