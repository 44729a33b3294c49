package dev.millet.suggestions;

import dev.millet.suggestions.suggestion.StatusRules;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of suggestions; their keys are {@code suggestions.} and the attribute's id. */
@ObjectClassDefinition(
    id = SuggestionsSettings.PID,
    name = "Suggestions",
    description = "How suggestions are answered and decided.")
public @interface SuggestionsSettings {

  String PID = "dev.millet.suggestions";

  @AttributeDefinition(
      name = "Answer promise",
      description =
          "Within how many minutes somebody of the company answers a new suggestion; members read"
              + " this promise, and staff's inbox is measured against it, around the clock.",
      min = "1",
      max = "525600")
  int answer_promise() default 15;

  @AttributeDefinition(
      name = "Status transitions",
      description =
          "Which status may follow which: a status, an equals sign and those that may follow it,"
              + " separated by commas; then a semicolon and the next. A status that is not named is"
              + " final.")
  String status_transitions() default StatusRules.TRANSITIONS;

  @AttributeDefinition(name = "Voting", description = "In which statuses votes are taken.")
  String[] status_voting() default {"open", "under-review", "planned", "in-progress"};

  @AttributeDefinition(name = "Commenting", description = "In which statuses comments are taken.")
  String[] status_commenting() default {
    "open", "under-review", "planned", "in-progress", "shipped", "declined"
  };
}
