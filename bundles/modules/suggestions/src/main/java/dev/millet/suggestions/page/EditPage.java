package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.DraftCheck;
import dev.millet.suggestions.authoring.EditRight;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.history.Revision;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.history.TextDiff;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.ReaderProducts;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /suggestions/{id}/edit}: the author and staff change what a suggestion says. A member who
 * saves after somebody else sees both and decides; nothing of either is lost.
 */
final class EditPage {

  private final Database database;
  private final Products products;
  private final Suggestions suggestions;
  private final SuggestionGuard guard;
  private final Authoring authoring;
  private final DraftCheck check;
  private final Answers answers;
  private final Markdown markdown;
  private final Pages pages;
  private final Gallery gallery;
  private final Withdrawal withdrawal;
  private final Revisions revisions = new Revisions();

  /**
   * The stored suggestion.
   *
   * @param edit the newest wording; empty where it was never edited
   */
  private record Found(
      Suggestion suggestion, String body, Optional<Revision> edit, List<Product> products) {}

  /**
   * The wording that a form was made of. The version alone would not do: a handle that is erased
   * from the text, since its member is gone, is no edit of anybody's.
   *
   * @param text tells the text from any other; empty where the form does not say
   */
  private record Base(int version, String text) {

    static Base of(Found found) {
      return new Base(found.suggestion().version(), tell(found.body()));
    }

    static Base of(Form form) {
      return new Base(number(form.value("version")), form.value("base"));
    }

    /** Returns the version as a number; a form without one counts as one of the oldest wording. */
    private static int number(String version) {
      try {
        return Integer.parseInt(version);
      } catch (NumberFormatException e) {
        return 0;
      }
    }

    private static String tell(String body) {
      return Integer.toHexString(body.hashCode());
    }

    boolean isOf(String body) {
      return text.isEmpty() || text.equals(tell(body));
    }
  }

  EditPage(PageParts parts) {
    this.database = parts.database();
    this.products = parts.products();
    this.suggestions = parts.suggestions();
    this.guard = parts.guard();
    this.authoring = parts.authoring();
    this.check = parts.check();
    this.answers = parts.answers();
    this.markdown = parts.markdown();
    this.pages = parts.pages();
    this.gallery = parts.gallery();
    this.withdrawal = parts.withdrawal();
  }

  Reply show(Request request) {
    Found found = find(request);
    Suggestion suggestion = found.suggestion();
    FormFields fields =
        new FormFields(
            found.products(),
            slug(found),
            suggestion.title(),
            found.body(),
            String.join(", ", suggestion.tags()),
            List.of(),
            true,
            Map.of(),
            null);
    return page(request, found, fields, Base.of(found), null);
  }

  Reply save(Request request) {
    Found found = find(request);
    Form form = request.form();
    FormFields fields = fields(request, form, found);
    Base base = Base.of(form);
    var checked = fields.check(check);
    if (form.value("step").equals(FormFields.PREVIEW)) {
      FormFields shown = fields.previewing(markdown.render(fields.body()));
      return page(request, found, shown, base, null);
    }
    if (checked.draft() == null) {
      return page(request, found, fields.with(checked.problems()), base, null).withStatus(422);
    }
    try {
      var pictures = PictureChanges.of(form, gallery);
      if (!write(request, found, checked.draft(), base, pictures)) {
        return conflict(request, find(request), fields, base);
      }
    } catch (ProblemException e) {
      if (e.problem().fields().isEmpty()) {
        throw e;
      }
      return page(request, found, fields.with(e.problem().fields()), base, null).withStatus(422);
    }
    return pages.withNotice(Reply.seeOther(found.suggestion().path()), "edit.done");
  }

  Reply withdraw(Request request) {
    withdrawal.withdraw(request.identity(), request.id("id"));
    return pages.withNotice(Reply.seeOther(ListLinks.PATH), "withdraw.done");
  }

  /**
   * Reads the fields. Only staff move a suggestion to another product: for others the field is
   * ignored.
   */
  private static FormFields fields(Request request, Form form, Found found) {
    FormFields written = FormFields.of(form, found.products());
    if (request.identity().is(Role.STAFF) && !written.product().isEmpty()) {
      return written;
    }
    return written.about(slug(found));
  }

  /** Writes, unless the wording is another than the one that the form was made of. */
  private boolean write(
      Request request, Found found, Draft draft, Base base, PictureChanges pictures) {
    return database.write(
        handle -> {
          Suggestion read = guard.edit(handle, found.suggestion().id(), request.member());
          boolean edited =
              revisions
                  .newest(handle, read.id())
                  .filter(r -> r.version() > base.version())
                  .isPresent();
          boolean current = !edited && base.isOf(suggestions.body(handle, read.id()));
          if (!current || !authoring.edit(handle, read, draft, read.status(), request.member())) {
            return false;
          }
          pictures.write(handle, gallery, read.id(), request.member().id());
          return true;
        });
  }

  private Reply conflict(Request request, Found found, FormFields fields, Base before) {
    Suggestion now = found.suggestion();
    Optional<Revision> edit = found.edit().filter(r -> r.version() > before.version());
    Long by = edit.map(Revision::authorId).orElse(null);
    var conflict =
        new EditModel.Conflict(
            answers.people(Collections.singletonList(by)).get(by),
            edit.map(Revision::writtenAt).orElse(now.updatedAt()),
            TextDiff.of(now.title(), fields.title()),
            TextDiff.of(found.body(), fields.body()),
            TextDiff.of(String.join(", ", now.tags()), fields.tags()));
    return page(request, found, fields, Base.of(found), conflict).withStatus(409);
  }

  private Found find(Request request) {
    long id = request.id("id");
    Found found =
        database.read(
            handle -> {
              Suggestion suggestion = suggestions.require(handle, id);
              String body = suggestions.body(handle, id);
              return new Found(
                  suggestion,
                  body,
                  revisions.newest(handle, id),
                  ReaderProducts.of(products, request.identity()).choices(suggestion.productId()));
            });
    EditRight.require(request.identity(), found.suggestion());
    return found;
  }

  private static String slug(Found found) {
    return found.products().stream()
        .filter(each -> each.id() == found.suggestion().productId())
        .map(Product::slug)
        .findFirst()
        .orElse("");
  }

  private Reply page(
      Request request, Found found, FormFields fields, Base base, EditModel.Conflict conflict) {
    boolean staff = request.identity().is(Role.STAFF);
    boolean withdraws = withdrawal.isOpen(request.identity(), found.suggestion());
    var model =
        new EditModel(
            found.suggestion(), fields, base.version(), base.text(), staff, withdraws, conflict);
    String title = pages.view(request).text("edit.title");
    return pages.page(
        request,
        Page.of(title, "edit.jte", model).withStyles("writing.css").withScripts("suggestions.js"));
  }
}
