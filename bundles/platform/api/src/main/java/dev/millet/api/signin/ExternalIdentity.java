package dev.millet.api.signin;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person who signed in at a provider just now, as the provider describes them. Immutable.
 *
 * <pre>{@code
 * ExternalIdentity.of("https://login.example.com", "248289761001", "Example")
 *     .withNames("Lei Li", "lilei")
 *     .withEmail("lilei@example.com", true)
 * }</pre>
 */
public final class ExternalIdentity {

  /** The most characters of the authority and of the subject. */
  public static final int MAX_KEY = 255;

  private final String authority;
  private final String subject;
  private final String provider;
  private final String name;
  private final String handle;
  private final String email;
  private final boolean emailVerified;
  private final String picture;
  private final Instant authenticatedAt;
  private final ExternalRights rights;

  private ExternalIdentity(Values values) {
    this.authority = values.authority;
    this.subject = values.subject;
    this.provider = values.provider;
    this.name = values.name;
    this.handle = values.handle;
    this.email = values.email;
    this.emailVerified = values.emailVerified;
    this.picture = values.picture;
    this.authenticatedAt = values.authenticatedAt;
    this.rights = values.rights;
  }

  /** The values of one that is being made. */
  private static final class Values {
    private String authority;
    private String subject;
    private String provider;
    private String name = "";
    private String handle = "";
    private String email = "";
    private boolean emailVerified;
    private String picture = "";
    private Instant authenticatedAt;
    private ExternalRights rights = ExternalRights.NONE;

    private ExternalIdentity made() {
      return new ExternalIdentity(this);
    }
  }

  /**
   * Returns an identity.
   *
   * @param authority who vouches for it, the same for as long as the subject means the same person,
   *     such as the issuer of OpenID Connect
   * @param subject who it is there; never given to another person
   * @param provider what members know the provider by
   * @throws IllegalArgumentException where authority or subject is empty or longer than {@link
   *     #MAX_KEY} characters
   */
  public static ExternalIdentity of(String authority, String subject, String provider) {
    require(authority);
    require(subject);
    Values values = new Values();
    values.authority = authority;
    values.subject = subject;
    values.provider = Objects.requireNonNull(provider, "provider");
    return values.made();
  }

  private static void require(String key) {
    if (key.isBlank() || key.length() > MAX_KEY || key.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an authority or subject has 1 to 255 characters");
    }
  }

  private Values values() {
    Values values = new Values();
    values.authority = authority;
    values.subject = subject;
    values.provider = provider;
    values.name = name;
    values.handle = handle;
    values.email = email;
    values.emailVerified = emailVerified;
    values.picture = picture;
    values.authenticatedAt = authenticatedAt;
    values.rights = rights;
    return values;
  }

  /**
   * Returns the same with names; empty where the provider has none.
   *
   * @param shown as others read it
   * @param preferred the user name, from which a newcomer's handle is made
   */
  public ExternalIdentity withNames(String shown, String preferred) {
    Values values = values();
    values.name = Objects.requireNonNullElse(shown, "");
    values.handle = Objects.requireNonNullElse(preferred, "");
    return values.made();
  }

  /**
   * Returns the same with a mail address.
   *
   * @param verified whether the provider itself says that it belongs to the person
   */
  public ExternalIdentity withEmail(String address, boolean verified) {
    Values values = values();
    values.email = Objects.requireNonNullElse(address, "");
    values.emailVerified = verified && !values.email.isEmpty();
    return values.made();
  }

  /** Returns the same with the address of a picture. */
  public ExternalIdentity withPicture(String address) {
    Values values = values();
    values.picture = Objects.requireNonNullElse(address, "");
    return values.made();
  }

  /**
   * Returns the same with the moment at which the provider had the person prove who they are; null
   * where it does not say.
   */
  public ExternalIdentity withAuthenticatedAt(Instant at) {
    Values values = values();
    values.authenticatedAt = at;
    return values.made();
  }

  /** Returns the same with what the provider decides about the member's roles and groups. */
  public ExternalIdentity withRights(ExternalRights decided) {
    Values values = values();
    values.rights = decided;
    return values.made();
  }

  public String authority() {
    return authority;
  }

  public String subject() {
    return subject;
  }

  public String provider() {
    return provider;
  }

  public String name() {
    return name;
  }

  public String handle() {
    return handle;
  }

  public String email() {
    return email;
  }

  public boolean emailVerified() {
    return emailVerified;
  }

  public String picture() {
    return picture;
  }

  public Optional<Instant> authenticatedAt() {
    return Optional.ofNullable(authenticatedAt);
  }

  public ExternalRights rights() {
    return rights;
  }

  /**
   * Returns what the member recognizes the account at the provider by: the mail address only where
   * the provider has verified it.
   */
  public String label() {
    return Stream.of(emailVerified ? email : "", handle, name)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(subject);
  }

  /** Never shows who it is. */
  @Override
  public String toString() {
    return "ExternalIdentity[" + authority + "]";
  }
}
