package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
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
import dev.millet.suggestions.care.SuggestionWithCare;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewDue;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.http.CareInput.NewStatus;
import dev.millet.suggestions.http.CareInput.NewTags;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Takes the forms of staff on a suggestion's page. */
final class CarePages {

  private final Database database;
  private final Members members;
  private final CareServices careServices;
  private final Authoring authoring;
  private final SuggestionGuard guard;
  private final Pages pages;
  private final DetailPage detail;

  private static final Pattern SUGGESTION =
      Pattern.compile("(?:.*/suggestions/|#)?(\\d{1,18})(?:[?#/].*)?");
  private static final Problem CHANGED =
      Problem.of(409, "changed-meanwhile", "It has been changed meanwhile", "");

  /** The change that a form asks for. */
  private interface Change<T> {
    void make(Handle handle, SuggestionWithCare read, T wanted, Member by);
  }

  CarePages(PageParts parts, DetailPage detail) {
    this.database = parts.platform().database();
    this.members = parts.platform().members();
    this.careServices = parts.careServices();
    this.authoring = parts.writing().authoring();
    this.guard = parts.writing().guard();
    this.pages = parts.display().pages();
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
    return take(
        request,
        request.form(NewOwner.RULES),
        null,
        "care.owner.done",
        (handle, read, wanted, by) ->
            careServices.desk().assign(handle, read, CareApi.owner(members, wanted), by));
  }

  private Reply due(Request request) {
    return take(
        request,
        request.form(NewDue.RULES),
        null,
        "care.due.done",
        (handle, read, wanted, by) ->
            careServices.desk().setDue(handle, read, wanted.day(), wanted.reason(), by));
  }

  private Reply status(Request request) {
    Form sent = request.form();
    boolean duplicate = sent.value("status").equals(Status.DUPLICATE.word());
    String other = duplicate ? number(sent.value("duplicateOf")) : "";
    Input<NewStatus> input =
        NewStatus.RULES.read(SuggestionForm.replaced(sent, "duplicateOf", other));
    return take(
        request,
        input,
        input.hasErrors() ? null : input.value().duplicateOf(),
        "care.status.done",
        (handle, read, wanted, by) ->
            careServices
                .desk()
                .changeStatus(
                    handle, read, wanted.wanted(), wanted.note(), wanted.duplicateOf(), by));
  }

  /** Returns the number in what people write or paste for a suggestion; else what they wrote. */
  private static String number(String text) {
    Matcher named = SUGGESTION.matcher(text.strip());
    return named.matches() ? named.group(1) : text;
  }

  private Reply answer(Request request) {
    return take(
        request,
        request.form(NewAnswer.RULES),
        null,
        "care.answer.done",
        (handle, read, wanted, by) -> careServices.desk().answer(handle, read, wanted.body(), by));
  }

  private Reply tags(Request request) {
    long id = request.id("id");
    Input<NewTags> input = request.form(NewTags.RULES);
    if (input.hasErrors()) {
      return back(request, input, 422);
    }
    String version = request.form().value("version");
    boolean written =
        database.write(
            handle -> {
              Suggestion read = guard.edit(handle, id, request.member());
              return version.equals(Integer.toString(read.version()))
                  && authoring.retag(handle, read, input.value().tags(), request.member());
            });
    return written
        ? done(id, "care.tags.done")
        : back(request, input.refused(CHANGED), CHANGED.status());
  }

  /**
   * Makes a change.
   *
   * @param other another suggestion whose status decides; null for none
   */
  private <T> Reply take(
      Request request, Input<T> input, Long other, String notice, Change<T> change) {
    if (input.hasErrors()) {
      return back(request, input, 422);
    }
    long id = request.id("id");
    Member by = request.member();
    String revision = request.form().value("revision");
    try {
      database.write(
          handle -> {
            SuggestionWithCare read = careServices.records().take(handle, id, other, by);
            if (!revision.equals(Integer.toString(read.care().revision()))) {
              throw CHANGED.toException();
            }
            change.make(handle, read, input.value(), by);
            return null;
          });
    } catch (ProblemException e) {
      Problem problem = e.problem();
      if (problem.status() == 404 || problem.status() == 403) {
        throw e;
      }
      return back(request, input.refused(problem), problem.status());
    }
    boolean fromInbox = request.form().value("from").equals("inbox");
    return fromInbox
        ? pages.withNotice(Reply.seeOther(InboxLinks.of(request.form()).path()), notice)
        : done(id, notice);
  }

  private Reply done(long id, String notice) {
    return pages.withNotice(Reply.seeOther("/suggestions/" + id), notice);
  }

  private Reply back(Request request, Input<?> input, int status) {
    return detail.comeBack(request, input).withStatus(status);
  }
}
