package dev.millet.upgrades.http;

import dev.millet.api.pages.View;
import dev.millet.upgrades.overview.Trouble;
import java.util.List;

/**
 * What is wrong, for programs and for people.
 *
 * @param code stable
 * @param arguments what the sentence names
 * @param text the sentence, in the caller's language
 */
public record TroubleAnswer(String code, List<String> arguments, String text) {

  static TroubleAnswer of(View view, Trouble trouble) {
    return trouble == null
        ? null
        : new TroubleAnswer(trouble.code(), trouble.arguments(), text(view, trouble));
  }

  /** The sentence. */
  public static String text(View view, Trouble trouble) {
    return view.text("trouble." + trouble.code(), trouble.arguments().toArray());
  }
}
