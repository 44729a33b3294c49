package dev.millet.members.groups;

import dev.millet.members.accounts.Line;
import dev.millet.members.signup.Findings;

/**
 * What is said of a group.
 *
 * @param description may be empty
 * @param selfService whether members may join by themselves
 */
public record GroupText(String name, String description, boolean selfService) {

  public static final int LONGEST_NAME = 80;
  public static final int LONGEST_DESCRIPTION = 500;

  /**
   * Takes what somebody typed.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 with every field that was refused
   */
  public static GroupText typed(String name, String description, boolean selfService) {
    Findings findings = new Findings();
    String checkedName = findings.take(() -> Line.of("name", name, LONGEST_NAME));
    String checkedDescription =
        description == null || description.isBlank()
            ? ""
            : findings.take(() -> Line.of("description", description, LONGEST_DESCRIPTION));
    findings.report();
    return new GroupText(checkedName, checkedDescription, selfService);
  }
}
