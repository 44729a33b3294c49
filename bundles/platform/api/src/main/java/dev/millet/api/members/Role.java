package dev.millet.api.members;

/**
 * The role of a member in the company. An administrator is also moderator and staff for
 * permissions.
 */
public enum Role {
  MEMBER,
  STAFF,
  MODERATOR,
  ADMIN
}
