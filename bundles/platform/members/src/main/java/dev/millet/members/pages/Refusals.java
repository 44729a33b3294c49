package dev.millet.members.pages;

import dev.millet.api.gateway.Problem;
import dev.millet.api.pages.View;
import dev.millet.members.accounts.MemberHandle;
import dev.millet.members.groups.GroupText;
import dev.millet.members.passwords.PasswordRules;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says in the reader's language why a form was not taken. */
final class Refusals {

  private final PasswordRules rules;

  Refusals(PasswordRules rules) {
    this.rules = rules;
  }

  /** The form again, with what was typed and what is wrong with it. */
  FormState explain(View view, FormState form, Problem problem) {
    return explain(view, form, problem, "");
  }

  /**
   * The same for a form with texts of its own.
   *
   * @param kind what stands before the fields' names in the messages
   */
  FormState explain(View view, FormState form, Problem problem, String kind) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (Problem.Field field : problem.fields()) {
      errors.putIfAbsent(
          field.name(),
          view.text("error." + kind + field.name() + "." + field.code(), limit(field)));
    }
    String failure =
        problem.fields().isEmpty()
            ? view.text("failure." + problem.code().replace('.', '-'), problem.retryAfter())
            : "";
    return form.refused(errors, failure);
  }

  /** The number that the message of a field speaks of. */
  private int limit(Problem.Field field) {
    boolean least = field.code().equals("too-short");
    return switch (field.name()) {
      case "handle" -> least ? MemberHandle.MIN_LENGTH : MemberHandle.MAX_LENGTH;
      case "password", "newPassword" -> least ? rules.minLength() : PasswordRules.MAX_LENGTH;
      case "description" -> GroupText.MAX_DESCRIPTION;
      default -> 80;
    };
  }
}
