package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.product.Product;
import dev.millet.suggestions.product.Products;
import dev.millet.suggestions.suggestion.Authoring;
import dev.millet.suggestions.suggestion.Draft;
import dev.millet.suggestions.suggestion.DraftCheck;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.text.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code /suggestions/new}: write a suggestion. A visitor writes first and is asked to sign in
 * afterwards; the text is there again when they come back.
 */
final class SubmitPage {

  static final String PATH = "/suggestions/new";

  private final Database database;
  private final Products products;
  private final DraftCheck check;
  private final Authoring authoring;
  private final Pages pages;
  private final Drafts drafts;

  SubmitPage(PageParts parts) {
    this.database = parts.database();
    this.products = parts.products();
    this.check = parts.check();
    this.authoring = parts.authoring();
    this.pages = parts.pages();
    this.drafts = new Drafts(parts.database(), parts.clock());
  }

  Reply show(Request request) {
    List<Product> all = database.read(products::all);
    String token = request.query("draft").orElse("");
    Drafts.Draft draft =
        drafts
            .find(token)
            .orElseGet(() -> new Drafts.Draft(request.query("product").orElse(""), "", "", ""));
    return page(request, all, draft, Map.of(), token);
  }

  Reply submit(Request request) {
    Form form = request.form();
    List<Product> all = database.read(products::all);
    String token = form.value("draft");
    var written =
        new Drafts.Draft(
            form.value("product"), form.value("title"), form.value("body"), form.value("tags"));
    var checked =
        check.check(
            productId(all, written.product()),
            written.title(),
            written.body(),
            Tags.split(written.tags()));
    if (checked.draft() == null) {
      return page(request, all, written, errors(checked.problems()), token).withStatus(422);
    }
    Member author = request.identity().member();
    if (author == null) {
      return signInFirst(request, all, fit(written.product(), checked.draft()), token);
    }
    Suggestion made = authoring.submit(author, checked.draft());
    if (!token.isEmpty()) {
      drafts.drop(token);
    }
    return pages.withNotice(Reply.seeOther(made.path()), "submit.done");
  }

  /** The fields as they will be kept: what was typed may be longer than that. */
  private static Drafts.Draft fit(String product, Draft draft) {
    return new Drafts.Draft(product, draft.title(), draft.body(), String.join(", ", draft.tags()));
  }

  private Reply signInFirst(
      Request request, List<Product> all, Drafts.Draft written, String oldToken) {
    if (!oldToken.isEmpty()) {
      drafts.drop(oldToken);
    }
    return drafts
        .keep(written)
        .map(token -> Reply.seeOther("/members/sign-in?to=" + ListLinks.encoded(place(token))))
        .orElseGet(
            () ->
                page(request, all, written, Map.of("form", "submit.sign-in-first"), "")
                    .withStatus(422));
  }

  private static String place(String token) {
    return PATH + "?draft=" + ListLinks.encoded(token);
  }

  private Reply page(
      Request request,
      List<Product> all,
      Drafts.Draft draft,
      Map<String, String> errors,
      String token) {
    String chosen = all.size() == 1 ? all.get(0).slug() : draft.product();
    SubmitModel model =
        new SubmitModel(
            all,
            chosen,
            draft.title(),
            draft.body(),
            draft.tags(),
            errors,
            token,
            request.identity().member() != null);
    String title = pages.view(request).text("submit.title");
    return pages.page(request, Page.of(title, "submit.jte", model));
  }

  private static Long productId(List<Product> all, String slug) {
    return all.stream()
        .filter(product -> product.slug().equals(slug))
        .map(Product::id)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, String> errors(List<Problem.Field> problems) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Problem.Field problem : problems) {
      errors.put(problem.name(), "error." + problem.name() + "." + problem.code());
    }
    return errors;
  }
}
