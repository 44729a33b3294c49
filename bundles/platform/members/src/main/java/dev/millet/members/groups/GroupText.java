package dev.millet.members.groups;

import dev.millet.api.forms.Rules;
import dev.millet.members.text.SingleLineText;

/**
 * The text of a group.
 *
 * @param description may be empty
 * @param selfService whether members may join by themselves
 */
public record GroupText(String name, String description, Boolean selfService) {

  private static final int MAX_NAME = 80;
  private static final int MAX_DESCRIPTION = 500;

  public static final Rules<GroupText> RULES =
      Rules.of(GroupText.class)
          .verbatim("name", 1, MAX_NAME, "First hundred")
          .checked("name", typed -> SingleLineText.of("name", typed, MAX_NAME))
          .verbatim("description", 0, MAX_DESCRIPTION, "Those who were here first.")
          .checked("description", typed -> SingleLineText.of("description", typed, MAX_DESCRIPTION))
          .flag("selfService");

  /** Returns the text of a group as it is. */
  public static GroupText of(Group group) {
    return new GroupText(group.name(), group.description(), group.selfService());
  }
}
