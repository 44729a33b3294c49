package dev.millet.upgrades.page;

import dev.millet.api.pages.View;
import java.util.List;

/**
 * Something to say, before it is known in which language.
 *
 * @param key of the message
 * @param arguments texts, numbers, sentences, and lists of texts, which are joined
 */
public record Sentence(String key, List<Object> arguments) {

  public static Sentence of(String key, Object... arguments) {
    return new Sentence(key, List.of(arguments));
  }

  /** Says it to a reader. */
  public String in(View view) {
    return view.text(key, arguments.stream().map(each -> said(view, each)).toArray());
  }

  private static Object said(View view, Object argument) {
    if (argument instanceof Sentence sentence) {
      return sentence.in(view);
    }
    if (argument instanceof List<?> list) {
      String between = view.locale().getLanguage().equals("zh") ? "、" : ", ";
      return String.join(between, list.stream().map(String::valueOf).toList());
    }
    return argument;
  }
}
