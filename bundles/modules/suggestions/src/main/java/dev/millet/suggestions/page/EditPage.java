package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Role;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.EditRight;
import dev.millet.suggestions.authoring.NewSuggestion;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.field.FieldValues;
import dev.millet.suggestions.field.ProductFields;
import dev.millet.suggestions.history.Revisions;
import dev.millet.suggestions.history.Revisions.Revision;
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
import java.util.function.UnaryOperator;

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
  private final Answers answers;
  private final Mentions mentions;
  private final Pages pages;
  private final Gallery gallery;
  private final Withdrawal withdrawal;
  private final Revisions revisions;
  private final ProductFields fields;

  /**
   * The stored suggestion.
   *
   * @param edit the newest wording; empty where it was never edited
   */
  private record Found(
      Suggestion suggestion,
      String body,
      FieldValues filled,
      Optional<Revision> edit,
      List<Product> products) {}

  /**
   * The form as it is shown.
   *
   * @param form as it was sent; empty where it is shown for the first time
   * @param preview null where nobody asked
   * @param conflict null where nobody else saved meanwhile
   */
  private record Shown(
      Form form,
      Input<NewSuggestion> input,
      Html preview,
      Base base,
      EditModel.Conflict conflict) {}

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
      // without a version it counts as one of the oldest wording
      return new Base(FormVersion.of(form, "version").number(), form.value("base"));
    }

    private static String tell(String body) {
      return Integer.toHexString(body.hashCode());
    }

    boolean isOf(String body) {
      return text.isEmpty() || text.equals(tell(body));
    }
  }

  EditPage(PageParts parts) {
    this.database = parts.platform().database();
    this.revisions = new Revisions(parts.platform().database());
    this.products = parts.platform().products();
    this.suggestions = parts.suggestions();
    this.guard = parts.writing().guard();
    this.authoring = parts.writing().authoring();
    this.answers = parts.answers();
    this.mentions = parts.platform().mentions();
    this.pages = parts.display().pages();
    this.gallery = parts.writing().gallery();
    this.withdrawal = parts.writing().withdrawal();
    this.fields = parts.answers().fields();
  }

  Reply show(Request request) {
    Found found = find(request);
    Suggestion suggestion = found.suggestion();
    var stored =
        new NewSuggestion(
            slug(found),
            suggestion.title(),
            found.body(),
            suggestion.tags(),
            found.filled().bySlug());
    Input<NewSuggestion> input = NewSuggestion.RULES.filled(stored);
    return page(request, found, new Shown(Form.of(Map.of()), input, null, Base.of(found), null));
  }

  Reply save(Request request) {
    Found found = find(request);
    Form form = form(request, found);
    Base base = Base.of(form);
    if (SuggestionForm.isUnfinished(form)) {
      Html preview =
          SuggestionForm.asksForPreview(form) ? mentions.preview(form.value("body")) : null;
      Input<NewSuggestion> typed = SuggestionForm.unchecked(form);
      return page(request, found, new Shown(form, typed, preview, base, null));
    }
    Input<NewSuggestion> input = NewSuggestion.RULES.read(form);
    if (input.hasErrors()) {
      return page(request, found, new Shown(form, input, null, base, null)).withStatus(422);
    }
    try {
      Draft draft = authoring.draft(request.identity(), input.value(), found.suggestion());
      var pictures = PictureChanges.of(form, gallery);
      if (!write(request, found, draft, base, pictures)) {
        return conflict(request, find(request), form, input, base);
      }
    } catch (ProblemException e) {
      UnaryOperator<String> label =
          OwnFields.labels(fields.catalog(), products, input, pages.view(request));
      Input<NewSuggestion> refused = SuggestionForm.refused(input, e, label);
      return page(request, found, new Shown(form, refused, null, base, null)).withStatus(422);
    }
    return pages.withNotice(Reply.seeOther(found.suggestion().path()), "edit.done");
  }

  Reply withdraw(Request request) {
    withdrawal.withdraw(request.identity(), request.id("id"));
    return pages.withNotice(Reply.seeOther(ListLinks.PATH), "withdraw.done");
  }

  /**
   * Returns the form that was sent. Only staff move a suggestion to another product: for others the
   * field is ignored.
   */
  private Form form(Request request, Found found) {
    Form sent = request.form();
    boolean moves = request.identity().is(Role.STAFF) && !sent.value("product").isEmpty();
    Form form = moves ? sent : SuggestionForm.replaced(sent, "product", slug(found));
    return Sections.composed(form, products, fields.catalog(), request.locale());
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

  private Reply conflict(
      Request request, Found found, Form form, Input<NewSuggestion> input, Base before) {
    NewSuggestion typed = input.value();
    Suggestion now = found.suggestion();
    Optional<Revision> edit = found.edit().filter(r -> r.version() > before.version());
    Long by = edit.map(Revision::authorId).orElse(null);
    var conflict =
        new EditModel.Conflict(
            answers.people(Collections.singletonList(by)).get(by),
            edit.map(Revision::writtenAt).orElse(now.updatedAt()),
            TextDiff.of(now.title(), typed.title()),
            TextDiff.of(found.body(), typed.body()),
            TextDiff.of(String.join(", ", now.tags()), String.join(", ", typed.tags())),
            TextDiff.of(
                FieldValues.text(found.filled().bySlug()), FieldValues.text(typed.filledFields())));
    var shown = new Shown(form, input, null, Base.of(found), conflict);
    return page(request, found, shown).withStatus(409);
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
                  fields.of(handle, id),
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

  private OwnFields own(Found found, Input<NewSuggestion> input) {
    long chosen =
        found.products().stream()
            .filter(each -> each.slug().equals(input.typed("product")))
            .mapToLong(Product::id)
            .findFirst()
            .orElse(found.suggestion().productId());
    boolean any =
        found.products().stream().anyMatch(each -> !fields.catalog().all(each.id()).isEmpty());
    return OwnFields.of(fields.catalog(), chosen, any, input);
  }

  private Reply page(Request request, Found found, Shown shown) {
    Suggestion suggestion = found.suggestion();
    List<Product> choice = request.identity().is(Role.STAFF) ? found.products() : List.of();
    var pictures = PictureChanges.typed(shown.form(), gallery.of(suggestion.id()));
    OwnFields own = own(found, shown.input());
    var form =
        new SuggestionForm(
            own.input(),
            choice,
            pictures,
            shown.preview(),
            "",
            SuggestionForm.Told.of(shown.form()),
            own,
            Html.EMPTY);
    boolean withdraws = withdrawal.isOpen(request.identity(), suggestion);
    Base base = shown.base();
    var model =
        new EditModel(suggestion, form, base.version(), base.text(), withdraws, shown.conflict());
    String title = pages.view(request).text("edit.title");
    return pages.page(
        request,
        Page.of(title, "edit.jte", model).withStyles("writing.css").withScripts("suggestions.js"));
  }
}
