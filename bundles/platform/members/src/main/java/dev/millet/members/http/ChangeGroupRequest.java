package dev.millet.members.http;

import dev.millet.members.groups.Group;
import dev.millet.members.groups.GroupText;

/**
 * Changes of a group; what is left out stays.
 *
 * @param description may be empty
 * @param selfService whether members may join by themselves
 */
public record ChangeGroupRequest(String name, String description, Boolean selfService) {

  /** Returns the text of the group after the change, checked by the rules of the text. */
  GroupText appliedTo(Group group) {
    return GroupText.RULES.check(
        new GroupText(
            name == null ? group.name() : name,
            description == null ? group.description() : description,
            selfService == null ? group.selfService() : selfService));
  }
}
