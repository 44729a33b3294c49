package dev.millet.suggestions;

import dev.millet.suggestions.suggestion.StatusRules;
import java.lang.annotation.Annotation;
import java.util.List;

/** The settings that tests run with. */
public record Settings(int answer_promise, String status_transitions, List<String> commenting)
    implements SuggestionsSettings {

  public static final Settings DEFAULTS =
      new Settings(
          15,
          StatusRules.TRANSITIONS,
          List.of("open", "under-review", "planned", "in-progress", "shipped", "declined"));

  @Override
  public String[] status_voting() {
    return new String[] {"open", "under-review", "planned", "in-progress"};
  }

  @Override
  public String[] status_commenting() {
    return commenting.toArray(String[]::new);
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return SuggestionsSettings.class;
  }
}
