package dev.millet.members.groups;

/** The part of a group's row that its editors write. */
record GroupRow(long id, String name, String description, boolean selfService, long version) {

  static GroupRow of(Group group, GroupText text) {
    return new GroupRow(
        group.id(), text.name(), text.description(), text.selfService(), group.version());
  }
}
