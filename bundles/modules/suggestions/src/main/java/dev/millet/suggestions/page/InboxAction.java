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
import java.util.List;

/** Hands a suggestion over from its row in the inbox, and undoes that. */
final class InboxAction {

  private static final String ME = "me";

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
    Done done = handOver(request, request.id("id"), form);
    boolean undone = !form.value("owner").equals(ME);
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
    InboxLinks.add(path, UndoToken.PARAMETER, UndoToken.token(done.before(), done.after()));
    return Reply.seeOther(path.toString());
  }

  private Done handOver(Request request, long id, Form form) {
    Member by = request.member();
    String wanted = form.value("owner");
    Member owner = wanted.equals(ME) ? by : member(wanted);
    return database.write(
        handle -> {
          SuggestionWithCare read = careServices.records().take(handle, id, null, by);
          boolean current = form.value("revision").equals(Integer.toString(read.care().revision()));
          return new Done(
              read, current ? careServices.desk().assign(handle, read, owner, by) : null);
        });
  }

  private Member member(String id) {
    try {
      return id.isEmpty() ? null : members.byId(Long.parseLong(id)).orElse(null);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private Reply row(Request request, InboxLinks links, Done done, boolean undone) {
    SuggestionWithCare now = done.after() == null ? done.before() : done.after();
    List<Product> all = products.all();
    InboxModel.Row row =
        rows.of(
                List.of(now.care()),
                links.product().isEmpty() ? InboxRows.names(all) : java.util.Map.of(),
                request.member(),
                pages.view(request).today())
            .get(0);
    InboxModel.Undo taken =
        done.after() == null || undone ? null : UndoToken.of(done.before(), done.after());
    var shown =
        new InboxModel.RowForm(row.taken(taken), links.part(), links.product(), links.after());
    return Reply.html(pages.fragment(request, "inbox-row.jte", shown).markup());
  }
}
