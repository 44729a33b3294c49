package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Pages;
import dev.millet.api.text.VisibleText;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.care.CareDesk;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewCare;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.http.InboxApi;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.StatusChoice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Takes the forms of staff on a suggestion's page. */
final class CarePages {

  private final Database database;
  private final Members members;
  private final CareServices careServices;
  private final Authoring authoring;
  private final Pages pages;
  private final DetailPage detail;
  private final DuplicateSearch duplicates;

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
    this.pages = parts.display().pages();
    this.detail = detail;
    this.duplicates = new DuplicateSearch(parts);
  }

  List<Route> routes() {
    return List.of(
        post("care", "Sets status, assignee, due date and tags", this::care),
        post("answer", "Answers officially, or revises it", this::answer),
        Route.get(
            "/suggestions/{id}/duplicates",
            InboxApi.READ,
            RouteDocument.of("Suggestions to choose from, for the one that this one duplicates")
                .query("duplicateOf", "string", "A part of the title"),
            duplicates::suggest));
  }

  private static Route post(String part, String summary, dev.millet.api.gateway.Handler handler) {
    return Route.post(
        "/suggestions/{id}/" + part, CareApi.CARE, RouteDocument.of(summary), handler);
  }

  private Reply care(Request request) {
    Form sent = duplicates.resolve(request.form(), request.id("id"));
    if (sent.value("assign").equals("me")) {
      sent = SuggestionForm.replaced(sent, "owner", request.member().handle());
    }
    Input<NewCare> input = NewCare.RULES.read(sent);
    Long other = input.hasErrors() ? null : input.value().duplicateOf();
    FormVersion version = FormVersion.of(sent, "version");
    return take(
        request,
        input,
        other,
        "care.done",
        (handle, read, wanted, by) -> set(handle, read, wanted, by, version));
  }

  /** Sets what is another than it is; the rest stays as it is. */
  private void set(
      Handle handle, SuggestionWithCare read, NewCare wanted, Member by, FormVersion version) {
    boolean newStatus =
        !wanted.wanted().equals(now(read))
            || !Objects.equals(wanted.duplicateOf(), read.care().duplicateOf());
    requireUse("note", newStatus, wanted.note());
    requireUse("reason", !Objects.equals(wanted.day(), read.care().due()), wanted.reason());
    if (!wanted.tags().equals(read.suggestion().tags())
        && !version.isOf(read.suggestion().version())) {
      throw CHANGED.toException();
    }
    CareDesk desk = careServices.desk();
    SuggestionWithCare now = read;
    if (!Objects.equals(wanted.owner(), handleOf(read.care().ownerId()))) {
      now = desk.assign(handle, now, CareApi.owner(members, new NewOwner(wanted.owner())), by);
    }
    now = desk.setDue(handle, now, wanted.day(), wanted.reason(), by);
    now = desk.changeStatus(handle, now, wanted.wanted(), wanted.note(), wanted.duplicateOf(), by);
    if (!authoring.retag(handle, now.suggestion(), wanted.tags(), by)) {
      throw CHANGED.toException();
    }
  }

  private StatusChoice now(SuggestionWithCare read) {
    CustomStatus own = careServices.customs().of(read.suggestion());
    return new StatusChoice(read.suggestion().status(), own == null ? "" : own.slug());
  }

  /** Refuses a text that belongs to a change which is not made: it would be lost. */
  private static void requireUse(String field, boolean used, String text) {
    if (!used && !VisibleText.isBlank(text)) {
      throw Problem.invalid(field, "unused", "the change that it explains is not made")
          .toException();
    }
  }

  private String handleOf(Long member) {
    return member == null
        ? ""
        : Optional.ofNullable(members.byIds(List.of(member)).get(member))
            .map(Member::handle)
            .orElse("");
  }

  private Reply answer(Request request) {
    return take(
        request,
        request.form(NewAnswer.RULES),
        null,
        "care.answer.done",
        (handle, read, wanted, by) -> careServices.desk().answer(handle, read, wanted.body(), by));
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
    FormVersion revision = FormVersion.of(request, "revision");
    try {
      database.write(
          handle -> {
            SuggestionWithCare read = careServices.records().take(handle, id, other, by);
            if (!revision.isOf(read.care().revision())) {
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
