package dev.millet.api.members;

/**
 * What a member is to the company. An administrator is also moderator and staff for permissions.
 */
public enum Role {
  MEMBER,
  STAFF,
  MODERATOR,
  ADMIN
}
