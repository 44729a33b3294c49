package dev.millet.platform.api.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A message to one person. Immutable. */
public final class MailMessage {

  /** How long a message waits for the mail server where it does not say. */
  public static final Duration DEFAULT_VALIDITY = Duration.ofDays(3);

  /** The greatest length of a subject, in code points; what is longer is cut when it is sent. */
  public static final int MAX_SUBJECT_LENGTH = 200;

  private static final int MAX_KEY_LENGTH = 200;
  private static final int MAX_CHECK_LENGTH = 100;
  private static final int MAX_CONTEXT_LENGTH = 12_000;
  private static final Pattern KIND =
      Pattern.compile("(?=.{1,100}$)[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

  private final String kind;
  private final MailRecipient to;
  private final Locale language;
  private final String subject;
  private final MailBody body;
  private final Options options;

  /**
   * The check that is asked before a message is sent, and what it needs to answer.
   *
   * @since 1.1
   */
  public record Check(String name, String context) {}

  /** The optional details of a message. */
  private record Options(
      boolean secret, Duration validity, String unsubscribe, String onceKey, Check check) {

    static final Options NONE = new Options(false, DEFAULT_VALIDITY, null, null, null);
  }

  private MailMessage(
      String kind,
      MailRecipient to,
      Locale language,
      String subject,
      MailBody body,
      Options options) {
    this.kind = kind;
    this.to = to;
    this.language = language;
    this.subject = subject;
    this.body = body;
    this.options = options;
  }

  /**
   * Returns a message.
   *
   * @param kind what it is for, such as {@code members.reset}; shown to administrators
   * @param language of its texts
   * @param subject shown to administrators, so never secret; a line break in it becomes a space
   */
  public static MailMessage of(
      String kind, MailRecipient to, Locale language, String subject, MailBody body) {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(kind + " is not a kind of messages: lower-case words");
    }
    return new MailMessage(
        kind,
        Objects.requireNonNull(to, "to"),
        Objects.requireNonNull(language, "language"),
        Objects.requireNonNull(subject, "subject"),
        Objects.requireNonNull(body, "body"),
        Options.NONE);
  }

  /**
   * Returns the same message with a link or a code in its body that nobody else may see. The body
   * is encrypted in the queue, is in no archive, and is deleted once it is sent or expired.
   */
  public MailMessage withSecretBody() {
    return with(
        new Options(
            true, options.validity(), options.unsubscribe(), options.onceKey(), options.check()));
  }

  /**
   * Returns the same message that is not sent any more after some time: as long as its link or code
   * is of use.
   *
   * @param validity from a minute to 30 days
   */
  public MailMessage validFor(Duration validity) {
    if (validity.compareTo(Duration.ofMinutes(1)) < 0
        || validity.compareTo(Duration.ofDays(30)) > 0) {
      throw new IllegalArgumentException("a message is valid for a minute to 30 days");
    }
    return with(
        new Options(
            options.secret(), validity, options.unsubscribe(), options.onceKey(), options.check()));
  }

  /**
   * Returns the same message with a way to get no more of its kind: mail programs show a button for
   * it, which posts to the link without asking (RFC 8058), and the body ends with it. Since whoever
   * has the link can use it, the link and the body are kept as those of {@link #withSecretBody}.
   *
   * @param link an address or a path; its route takes POST of somebody who is not signed in
   */
  public MailMessage withUnsubscribe(String link) {
    if (!MailBody.isLink(link)) {
      throw new IllegalArgumentException("not a link");
    }
    return with(new Options(true, options.validity(), link, options.onceKey(), options.check()));
  }

  /**
   * Returns the same message that is not queued where one with the same key has been, for as long
   * as messages are kept (a setting, 90 days at first).
   *
   * @param key begins with the kind, such as {@code members.invitation/lee@example.com}
   */
  public MailMessage once(String key) {
    if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
      throw new IllegalArgumentException("a key has 1 to " + MAX_KEY_LENGTH + " characters");
    }
    return with(
        new Options(
            options.secret(), options.validity(), options.unsubscribe(), key, options.check()));
  }

  /**
   * Returns the same message about which a {@link MailCheck} is asked right before it is handed to
   * the mail server.
   *
   * @param context what the check needs to answer; not secret
   * @since 1.1
   */
  public MailMessage withCheck(String name, String context) {
    if (name.isBlank() || name.length() > MAX_CHECK_LENGTH) {
      throw new IllegalArgumentException("a check has a name of 1 to 100 characters");
    }
    if (context.length() > MAX_CONTEXT_LENGTH) {
      throw new IllegalArgumentException(
          "the context of a check has at most " + MAX_CONTEXT_LENGTH + " characters");
    }
    return with(
        new Options(
            options.secret(),
            options.validity(),
            options.unsubscribe(),
            options.onceKey(),
            new Check(name, context)));
  }

  private MailMessage with(Options others) {
    return new MailMessage(kind, to, language, subject, body, others);
  }

  public String kind() {
    return kind;
  }

  public MailRecipient to() {
    return to;
  }

  public Locale language() {
    return language;
  }

  public String subject() {
    return subject;
  }

  public MailBody body() {
    return body;
  }

  /** Returns whether nobody but the recipient may see the body. */
  public boolean hasSecretBody() {
    return options.secret();
  }

  /** Returns how long it may wait to be sent. */
  public Duration validity() {
    return options.validity();
  }

  /** Returns the link that takes the recipient off the list; null for none. */
  public String unsubscribe() {
    return options.unsubscribe();
  }

  /** Returns the key under which it is queued at most once; null for none. */
  public String onceKey() {
    return options.onceKey();
  }

  /**
   * Returns the check that is asked before it is sent; null for none.
   *
   * @since 1.1
   */
  public Check check() {
    return options.check();
  }
}
