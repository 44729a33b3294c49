package dev.millet.events.translation;

import dev.millet.api.gateway.Problem;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Languages of texts, as BCP 47 names them, such as {@code de} or {@code zh-CN}. */
public final class Languages {

  /** The length of the longest tag, in characters. */
  public static final int MAX = 35;

  /** The tag of BCP 47 for a language that nobody said. */
  public static final String UNKNOWN = "und";

  private Languages() {}

  /**
   * Returns the tag of a language as it is kept, such as {@code zh-CN} for {@code zh-cn}.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 at {@code language} where it is no tag, or
   *     names a language that nobody knows
   */
  public static String check(String typed) {
    return tag(typed)
        .orElseThrow(
            () ->
                Problem.invalid(
                        "language", "no-language", "language is a tag such as en, de or zh-CN")
                    .toException());
  }

  private static Optional<String> tag(String typed) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(typed).build();
      String language = locale.getLanguage();
      boolean known =
          !language.isEmpty()
              && !locale.hasExtensions()
              && !locale.getDisplayLanguage(Locale.ENGLISH).equals(language);
      return known ? Optional.of(locale.toLanguageTag()) : Optional.empty();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** Returns what a language calls itself, such as Deutsch; its tag where nobody knows that. */
  public static String name(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayName(locale);
    return name.isEmpty() ? tag : name;
  }

  /**
   * Chooses for a reader among tags: the one of their language and region, else one of their
   * language.
   *
   * @return empty where there is nothing in their language
   */
  public static Optional<String> choose(Locale reader, List<String> tags) {
    String exact =
        Locale.lookupTag(List.of(new Locale.LanguageRange(reader.toLanguageTag())), tags);
    if (exact != null) {
      // it is in lower case
      return tags.stream().filter(exact::equalsIgnoreCase).findFirst();
    }
    String language = reader.getLanguage();
    return tags.stream()
        .filter(tag -> Locale.forLanguageTag(tag).getLanguage().equals(language))
        .findFirst();
  }
}
