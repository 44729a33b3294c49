package dev.millet.api.members;

/**
 * The role of a member in the company. An administrator is also staff for permissions, and staff
 * are also moderators.
 */
public enum Role {
  MEMBER,
  STAFF,
  MODERATOR,
  ADMIN
}
