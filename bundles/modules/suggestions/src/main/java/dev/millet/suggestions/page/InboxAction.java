package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.CareRecords.SuggestionWithCare;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.http.CareInput.NewOwner;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Changes suggestions from the inbox: one from its row, with a way back, or all chosen ones. */
final class InboxAction {

  /** The statuses that can be set for several at once: those that need nothing else said. */
  static final List<Status> STATUSES =
      Arrays.stream(Status.values()).filter(status -> status != Status.DUPLICATE).toList();

  private static final Pattern CHOSEN = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

  private final Database database;
  private final Products products;
  private final Members members;
  private final CareServices careServices;
  private final InboxRows rows;
  private final Pages pages;

  /** A hand-over; {@code after} is null where somebody else was faster. */
  private record Done(SuggestionWithCare before, SuggestionWithCare after) {}

  InboxAction(PageParts parts) {
    this.database = parts.platform().database();
    this.products = parts.platform().products();
    this.members = parts.platform().members();
    this.careServices = parts.careServices();
    this.rows = new InboxRows(parts);
    this.pages = parts.display().pages();
  }

  /** A change of one of the chosen suggestions. */
  private interface Change {
    void make(Handle handle, SuggestionWithCare read);
  }

  /**
   * Changes all that are chosen, each by itself: what somebody changed meanwhile stays, and so does
   * what the rules of the statuses refuse.
   */
  Reply changeChosen(Request request) {
    Form form = request.form();
    Change change = change(form, request.member());
    List<String> chosen = form.values("chosen");
    if (chosen.size() > ListRequest.MAX_LIMIT) {
      throw Problem.invalid("chosen", "too-many", "at most 100 at a time").toException();
    }
    long done = chosen.stream().filter(each -> isChanged(each, change, request.member())).count();
    String notice = chosen.isEmpty() ? "none" : done == chosen.size() ? "done" : "some";
    return pages.withNotice(Reply.seeOther(InboxLinks.of(form).path()), "inbox.chosen." + notice);
  }

  private Change change(Form form, Member by) {
    if (form.value("set").equals("status")) {
      StatusChoice wanted =
          StatusChoice.parse(form.value("status"))
              .filter(choice -> STATUSES.contains(choice.status()))
              .orElseThrow(
                  () -> Problem.invalid("status", "unknown", "choose a status").toException());
      return (handle, read) -> careServices.desk().changeStatus(handle, read, wanted, "", null, by);
    }
    Member owner = CareApi.owner(members, NewOwner.RULES.check(new NewOwner(form.value("owner"))));
    return (handle, read) -> careServices.desk().assign(handle, read, owner, by);
  }

  private boolean isChanged(String chosen, Change change, Member by) {
    Matcher one = CHOSEN.matcher(chosen);
    if (!one.matches()) {
      return false;
    }
    long id = Long.parseLong(one.group(1));
    var revision = new FormVersion(one.group(2));
    try {
      return database.write(
          handle -> {
            SuggestionWithCare read = careServices.records().take(handle, id, null, by);
            boolean current = revision.isOf(read.care().revision());
            if (current) {
              change.make(handle, read);
            }
            return current;
          });
    } catch (ProblemException refused) {
      return false;
    }
  }

  /** Answers a script with the row as it is then, and a browser with the page. */
  Reply handOver(Request request) {
    Form form = request.form();
    InboxLinks links = InboxLinks.of(form);
    NewOwner wanted = NewOwner.RULES.check(new NewOwner(form.value("owner")));
    Done done = handOver(request, wanted, FormVersion.of(form, "revision"));
    boolean undone = !wanted.owner().equals(request.member().handle());
    if (request.wantsFragment()) {
      return row(request, links, done, undone);
    }
    if (done.after() == null) {
      return pages.withNotice(Reply.seeOther(links.path()), "inbox.changed");
    }
    if (undone) {
      return pages.withNotice(Reply.seeOther(links.path()), "inbox.undone");
    }
    StringBuilder path = new StringBuilder(links.path());
    ListLinks.add(path, UndoToken.PARAMETER, UndoToken.token(undo(done)));
    return Reply.seeOther(path.toString());
  }

  private Done handOver(Request request, NewOwner wanted, FormVersion revision) {
    Member by = request.member();
    Member owner = CareApi.owner(members, wanted);
    return database.write(
        handle -> {
          SuggestionWithCare read = careServices.records().take(handle, request.id("id"), null, by);
          boolean current = revision.isOf(read.care().revision());
          return new Done(
              read, current ? careServices.desk().assign(handle, read, owner, by) : null);
        });
  }

  /** Returns the values that a form needs to undo a hand-over. */
  private InboxModel.Undo undo(Done done) {
    Long owner = done.before().care().ownerId();
    return new InboxModel.Undo(
        done.after().care().suggestionId(),
        done.after().suggestion().title(),
        done.after().care().revision(),
        Optional.ofNullable(owner).flatMap(members::byId).map(Member::handle).orElse(""));
  }

  private Reply row(Request request, InboxLinks links, Done done, boolean undone) {
    SuggestionWithCare now = done.after() == null ? done.before() : done.after();
    List<Product> all = products.all();
    InboxModel.Row row =
        rows.of(
                List.of(now.care()),
                links.product().isEmpty() ? InboxRows.names(all) : Map.of(),
                request.member(),
                pages.view(request).today())
            .get(0);
    InboxModel.Undo taken = done.after() == null || undone ? null : undo(done);
    var shown = new InboxModel.RowForm(row.taken(taken), links);
    return Reply.html(pages.fragment(request, "inbox-row.jte", shown).markup());
  }
}
