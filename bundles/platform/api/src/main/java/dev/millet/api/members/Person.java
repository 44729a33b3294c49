package dev.millet.api.members;

/**
 * A member where others only name them: beside what they wrote, in lists and in answers. Somebody
 * whose account is deleted is a person too, of whom the id is left.
 *
 * @param id never reused
 * @param handle null where the account is deleted
 * @param displayName null where the account is deleted
 * @param avatar the id of an image; null for initials
 * @since 1.2
 */
public record Person(long id, String handle, String displayName, String avatar) {

  /** Returns the member as a person; null for null. */
  public static Person of(Member member) {
    return member == null
        ? null
        : new Person(member.id(), member.handle(), member.displayName(), member.avatar());
  }

  /** Returns somebody whose account is deleted. */
  public static Person deleted(long id) {
    return new Person(id, null, null, null);
  }

  /** Returns whether the account is deleted. */
  public boolean isDeleted() {
    return handle == null;
  }
}
