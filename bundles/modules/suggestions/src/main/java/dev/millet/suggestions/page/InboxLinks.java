package dev.millet.suggestions.page;

import dev.millet.api.gateway.Form;
import dev.millet.api.lists.ListRequest;
import java.util.Map;

/**
 * Addresses of the inbox; empty stands for not chosen.
 *
 * @param part the word of a part
 * @param product the slug of a product
 * @param after where the slice begins
 */
public record InboxLinks(String part, String product, String after) {

  static final String PATH = "/suggestions/inbox";

  String path() {
    StringBuilder path = new StringBuilder(PATH);
    ListLinks.add(path, "part", part);
    ListLinks.add(path, "product", product);
    ListLinks.add(path, "after", after);
    return path.toString();
  }

  /** Returns this part as a table. */
  public String table() {
    StringBuilder path = new StringBuilder(SuggestionTable.INBOX);
    ListLinks.add(path, "part", part);
    ListLinks.add(path, "product", product);
    return path.toString();
  }

  InboxLinks of(String otherPart) {
    return new InboxLinks(otherPart, product, "");
  }

  /** Reads what a form of the inbox sends along. */
  static InboxLinks of(Form form) {
    return new InboxLinks(form.value("part"), form.value("product"), form.value("after"));
  }

  /** Returns the slice that the address asks for. */
  ListRequest list() {
    return ListRequest.of(
        PATH,
        Map.of("part", part, "product", product),
        ListRequest.DEFAULT_LIMIT,
        after.isEmpty() ? null : after);
  }
}
