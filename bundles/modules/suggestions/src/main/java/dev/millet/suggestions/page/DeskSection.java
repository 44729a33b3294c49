package dev.millet.suggestions.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.http.CareInput.NewAnswer;
import dev.millet.suggestions.http.CareInput.NewCare;
import dev.millet.suggestions.replies.SavedReplies;
import dev.millet.suggestions.replies.SavedReply;
import dev.millet.suggestions.suggestion.CustomStatus;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.StatusCatalog;
import dev.millet.suggestions.suggestion.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Prepares the forms of staff on a suggestion's page. */
final class DeskSection {

  /** More than a select can be read with; the API takes any handle. */
  private static final int MAX_OWNERS = 500;

  private final CareServices careServices;
  private final Members members;
  private final Pages pages;
  private final DuplicateSearch duplicates;
  private final SavedReplies replies;
  private final Products products;

  DeskSection(PageParts parts) {
    this.careServices = parts.careServices();
    this.members = parts.platform().members();
    this.pages = parts.display().pages();
    this.duplicates = new DuplicateSearch(parts);
    this.products = parts.platform().products();
    this.replies =
        new SavedReplies(
            parts.platform().database(), parts.platform().guard(), parts.platform().products());
  }

  /**
   * Makes the forms.
   *
   * @param people those whom the care names
   * @param returned a form that came back; null for none
   */
  DeskView view(
      Request request, CareSection.Found found, Map<Long, Member> people, Input<?> returned) {
    Care care = found.withCare().care();
    Suggestion suggestion = found.withCare().suggestion();
    Member owner = people.get(care.ownerId());
    CustomStatus own = careServices.customs().of(suggestion);
    String status = own == null ? suggestion.status().word() : own.choice();
    DeskView.Inputs inputs = stored(found, owner, status).with(returned);
    List<SavedReply> saved = replies.of(suggestion.productId());
    Optional<SavedReply> chosen = returned == null ? chosen(request, saved) : Optional.empty();
    if (chosen.isPresent()) {
      inputs = inputs.answeringWith(filled(request, chosen.get(), suggestion, people));
    }
    Member reader = request.identity().member();
    View view = pages.view(request);
    return new DeskView(
        suggestion,
        care,
        reader != null && Objects.equals(care.ownerId(), reader.id()),
        view.today(),
        owners(owner, inputs.care().typed("owner")),
        statuses(view, suggestion, inputs.care().typed("status")),
        duplicates.find(suggestion.id(), inputs.care().typed("duplicateOf")),
        new DeskView.Replies(saved, chosen.isPresent()),
        inputs);
  }

  private static Optional<SavedReply> chosen(Request request, List<SavedReply> saved) {
    String id = request.query(DeskView.REPLY).orElse("");
    return saved.stream().filter(each -> Long.toString(each.id()).equals(id)).findFirst();
  }

  /** Returns a saved reply in the language of the suggestion, with what it says of it. */
  private String filled(
      Request request, SavedReply reply, Suggestion suggestion, Map<Long, Member> people) {
    View view = pages.view(request);
    String written = view.language(suggestion.title());
    Locale language = written == null ? view.locale() : Locale.forLanguageTag(written);
    Map<String, String> values = new HashMap<>();
    Member author = people.get(suggestion.authorId());
    Member owner = people.get(suggestion.ownerId());
    values.put("author", author == null ? "" : author.displayName());
    values.put("title", suggestion.title());
    values.put("product", products.find(suggestion.productId()).map(Product::name).orElse(""));
    values.put("assignee", owner == null ? "" : owner.displayName());
    values.put("due", suggestion.due() == null ? "" : suggestion.due().toString());
    return reply.filled(language, values);
  }

  private static DeskView.Inputs stored(CareSection.Found found, Member owner, String status) {
    Care care = found.withCare().care();
    Suggestion suggestion = found.withCare().suggestion();
    String answer =
        found.texts().stream()
            .filter(text -> Objects.equals(text.id(), care.answerId()))
            .map(OfficialAnswer::body)
            .findFirst()
            .orElse("");
    String due = care.due() == null ? "" : care.due().toString();
    return new DeskView.Inputs(
        NewCare.RULES.filled(
            new NewCare(
                status,
                care.duplicateOf(),
                "",
                owner == null ? "" : owner.handle(),
                due,
                "",
                suggestion.tags())),
        NewAnswer.RULES.filled(new NewAnswer(answer)));
  }

  private List<ListModel.Option> owners(Member owner, String chosen) {
    List<Member> all = new ArrayList<>(members.withRole(Role.STAFF, MAX_OWNERS));
    if (owner != null && all.stream().noneMatch(each -> each.id() == owner.id())) {
      all.add(0, owner);
    }
    return all.stream()
        .map(
            each ->
                new ListModel.Option(
                    each.handle(), each.displayName(), each.handle().equals(chosen)))
        .toList();
  }

  /** Returns the status that it has, and those that may follow, each with the product's own. */
  private List<ListModel.Option> statuses(View view, Suggestion suggestion, String chosen) {
    List<Status> all = new ArrayList<>();
    all.add(suggestion.status());
    all.addAll(careServices.rules().next(suggestion.status()));
    StatusCatalog customs = careServices.customs().catalog();
    List<ListModel.Option> options = new ArrayList<>();
    for (Status each : all) {
      String name = view.text("status." + each.word());
      options.add(new ListModel.Option(each.word(), name, each.word().equals(chosen)));
      for (CustomStatus own : customs.of(suggestion.productId(), each)) {
        String label = "– " + own.name().in(view.locale());
        options.add(new ListModel.Option(own.choice(), label, own.choice().equals(chosen)));
      }
    }
    return options;
  }
}
