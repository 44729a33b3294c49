package dev.millet.members.pages;

import dev.millet.members.groups.Group;
import java.util.List;
import java.util.Set;

/**
 * The page of groups.
 *
 * @param groups those that the reader may know of
 * @param own the slugs of those that the reader is in
 */
public record GroupsModel(
    List<Group> groups, Set<String> own, boolean staff, boolean administrator) {}
