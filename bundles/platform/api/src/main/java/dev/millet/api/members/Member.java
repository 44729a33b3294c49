package dev.millet.api.members;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** A person with an account, as other people may see them. Immutable. */
public final class Member {

  private final long id;
  private final String handle;
  private final String displayName;
  private final Set<Role> roles;
  private final String city;
  private final String locale;
  private final String timeZone;
  private final String avatar;
  private final Instant createdAt;

  private Member(
      long id,
      String handle,
      String displayName,
      Set<Role> roles,
      Chosen chosen,
      Instant createdAt) {
    this.id = id;
    this.handle = Objects.requireNonNull(handle, "handle");
    this.displayName = Objects.requireNonNull(displayName, "displayName");
    this.roles = Set.copyOf(roles);
    this.city = chosen.city();
    this.locale = chosen.locale();
    this.timeZone = chosen.timeZone();
    this.avatar = chosen.avatar();
    this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
  }

  /** The details that a member may leave out; each may be null. */
  private record Chosen(String city, String locale, String timeZone, String avatar) {

    static final Chosen NOTHING = new Chosen(null, null, null, null);
  }

  /**
   * Returns a member who has told nothing more.
   *
   * @param roles never empty
   */
  public static Member of(
      long id, String handle, String displayName, Set<Role> roles, Instant createdAt) {
    return new Member(id, handle, displayName, roles, Chosen.NOTHING, createdAt);
  }

  /** Returns the same member with these roles, and no others; never none. */
  public Member withRoles(Set<Role> others) {
    return new Member(
        id, handle, displayName, others, new Chosen(city, locale, timeZone, avatar), createdAt);
  }

  /** Returns the same member in a city; null for none. */
  public Member withCity(String name) {
    return with(new Chosen(name, locale, timeZone, avatar));
  }

  /** Returns the same member with a language; null where the browser decides. */
  public Member withLocale(String tag) {
    return with(new Chosen(city, tag, timeZone, avatar));
  }

  /** Returns the same member with a time zone; null where the browser decides. */
  public Member withTimeZone(String name) {
    return with(new Chosen(city, locale, name, avatar));
  }

  /** Returns the same member with an image; null for initials. */
  public Member withAvatar(String image) {
    return with(new Chosen(city, locale, timeZone, image));
  }

  private Member with(Chosen chosen) {
    return new Member(id, handle, displayName, roles, chosen, createdAt);
  }

  /** Returns the id: stable, never reused. */
  public long id() {
    return id;
  }

  /**
   * Returns the handle, unique without regard to case: 2 to 30 code points, letters and digits of
   * any script and {@code . _ -}.
   */
  public String handle() {
    return handle;
  }

  /** Returns 1 to 80 code points. */
  public String displayName() {
    return displayName;
  }

  /** Returns the roles, never none. */
  public Set<Role> roles() {
    return roles;
  }

  /** Returns the city; may be null. */
  public String city() {
    return city;
  }

  /** Returns a BCP 47 tag such as {@code en} or {@code zh-CN}; null where the browser decides. */
  public String locale() {
    return locale;
  }

  /** Returns an IANA name such as {@code Asia/Shanghai}; null where the browser decides. */
  public String timeZone() {
    return timeZone;
  }

  /** Returns the id of an image ({@link dev.millet.api.images.Images}); null for initials. */
  public String avatar() {
    return avatar;
  }

  /** Returns when the account was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns whether the member has the role, or one that includes it. */
  public boolean is(Role role) {
    return roles.contains(role)
        || roles.contains(Role.ADMIN)
        || role == Role.MEMBER
        || (role == Role.MODERATOR && roles.contains(Role.STAFF));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Member that
        && id == that.id
        && handle.equals(that.handle)
        && displayName.equals(that.displayName)
        && roles.equals(that.roles)
        && Objects.equals(city, that.city)
        && Objects.equals(locale, that.locale)
        && Objects.equals(timeZone, that.timeZone)
        && Objects.equals(avatar, that.avatar)
        && createdAt.equals(that.createdAt);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(id);
  }

  @Override
  public String toString() {
    return "member " + id + " @" + handle;
  }
}
