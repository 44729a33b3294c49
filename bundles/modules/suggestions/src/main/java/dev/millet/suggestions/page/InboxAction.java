package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.SuggestionWithCare;
import dev.millet.suggestions.http.CareApi;
import dev.millet.suggestions.http.CareInput.NewOwner;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands a suggestion over from its row in the inbox, and undoes that. */
final class InboxAction {

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

  /** Answers a script with the row as it is then, and a browser with the page. */
  Reply handOver(Request request) {
    Form form = request.form();
    var links = new InboxLinks(form.value("part"), form.value("product"), form.value("after"));
    NewOwner wanted = NewOwner.RULES.check(new NewOwner(form.value("owner")));
    Done done = handOver(request, wanted, form.value("revision"));
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

  private Done handOver(Request request, NewOwner wanted, String revision) {
    Member by = request.member();
    Member owner = CareApi.owner(members, wanted);
    return database.write(
        handle -> {
          SuggestionWithCare read = careServices.records().take(handle, request.id("id"), null, by);
          boolean current = revision.equals(Integer.toString(read.care().revision()));
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
    var shown =
        new InboxModel.RowForm(row.taken(taken), links.part(), links.product(), links.after());
    return Reply.html(pages.fragment(request, "inbox-row.jte", shown).markup());
  }
}
