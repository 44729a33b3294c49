package dev.millet.members.groups;

import dev.millet.members.text.FieldErrors;
import dev.millet.members.text.SingleLineText;

/**
 * What is said of a group.
 *
 * @param description may be empty
 * @param selfService whether members may join by themselves
 */
public record GroupText(String name, String description, boolean selfService) {

  public static final int MAX_NAME = 80;
  public static final int MAX_DESCRIPTION = 500;

  /**
   * Takes what somebody typed.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 with every field that was refused
   */
  public static GroupText typed(String name, String description, boolean selfService) {
    FieldErrors findings = new FieldErrors();
    String checkedName = findings.take(() -> SingleLineText.of("name", name, MAX_NAME));
    String checkedDescription =
        description == null || description.isBlank()
            ? ""
            : findings.take(() -> SingleLineText.of("description", description, MAX_DESCRIPTION));
    findings.report();
    return new GroupText(checkedName, checkedDescription, selfService);
  }
}
