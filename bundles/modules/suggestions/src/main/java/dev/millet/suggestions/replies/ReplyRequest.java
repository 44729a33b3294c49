package dev.millet.suggestions.replies;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.products.Product;
import java.util.Set;

/**
 * A reply to be saved, or the fields of one to be edited.
 *
 * @param name what the team chooses it by
 * @param product the slug of its product; empty for all
 * @param bodyEn Markdown with placeholders such as {@code {author}}
 * @param bodyZh the same in Chinese; empty where there is none
 */
public record ReplyRequest(String name, String product, String bodyEn, String bodyZh) {

  private static final int MAX_NAME = 80;
  private static final int MAX_BODY = 4_000;

  /** The rules of what may be typed. */
  public static final Rules<ReplyRequest> RULES =
      Rules.of(ReplyRequest.class)
          .line("name", 1, MAX_NAME, "Planned, with thanks")
          .line("product", 0, Product.MAX_SLUG, "phone")
          .text("bodyEn", 1, MAX_BODY, "Thank you, {author}! We plan this for {due}.")
          .checked("bodyEn", text -> known("bodyEn", text))
          .text("bodyZh", 0, MAX_BODY, "谢谢，{author}！我们计划在 {due} 前完成。")
          .checked("bodyZh", text -> known("bodyZh", text));

  private static String known(String field, String text) {
    Set<String> unknown = SavedReply.unknown(text);
    if (!unknown.isEmpty()) {
      throw Problem.invalid(
              field,
              "placeholder",
              "nothing is known for "
                  + unknown
                  + "; the placeholders are {author}, {title}, {product}, {assignee} and {due}")
          .toException();
    }
    return text;
  }

  /** Returns the fields of a reply. */
  static ReplyRequest of(SavedReply reply, String product) {
    return new ReplyRequest(reply.name(), product, reply.body().en(), reply.body().zh());
  }

  SavedReply row(long id, Long productId, int version) {
    return new SavedReply(id, productId, name, new SavedReply.Body(bodyEn, bodyZh), version);
  }
}
