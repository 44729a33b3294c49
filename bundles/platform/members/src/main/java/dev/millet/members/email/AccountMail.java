package dev.millet.members.email;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Member;
import dev.millet.members.settings.MembersSettings;
import dev.millet.members.signin.HourlyLimit;
import dev.millet.members.signin.Network;
import dev.millet.members.signin.Throttle;
import dev.millet.platform.api.mail.Mail;
import dev.millet.platform.api.mail.MailBody;
import dev.millet.platform.api.mail.MailMessage;
import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.mail.MailState;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import dev.millet.platform.api.settings.LiveSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Writes the messages of accounts, and limits how many anybody can cause. Thread-safe. */
@Component(service = AccountMail.class)
public final class AccountMail {

  /** The code of the problem where mail is not set up. */
  public static final String NOT_SET_UP = "members.no-mail";

  /** The code of the problem after too many messages. */
  public static final String TOO_MANY = "members.too-many-mails";

  private static final String MODULE = "members";
  private static final String SECURITY_PATH = "/members/settings/two-factor";

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  volatile Mail mail;

  private final BiFunction<Locale, String, String> words;
  private final Throttle byName;
  private final Throttle byNetwork;
  private final HourlyLimit all;

  @Activate
  public AccountMail(
      @Reference Generations generations,
      @Reference ModuleTexts texts,
      @Reference LiveSettings live) {
    this(
        null,
        (language, key) -> find(generations, texts, language, key),
        live.of(MembersSettings.class),
        InstantSource.system());
  }

  /** For tests: with a mail service, and words for the keys of messages. */
  public AccountMail(
      Mail mail,
      BiFunction<Locale, String, String> words,
      MembersSettings settings,
      InstantSource clock) {
    this.mail = mail;
    this.words = words;
    this.byName = new Throttle(5, Duration.ofMinutes(10), clock);
    this.byNetwork = new Throttle(20, Duration.ofMinutes(1), clock);
    this.all = new HourlyLimit(settings::mails_per_hour, clock);
  }

  private static String find(
      Generations generations, ModuleTexts texts, Locale language, String key) {
    return generations.table().generations().stream()
        .filter(generation -> generation.module().equals(MODULE))
        .findFirst()
        .flatMap((Generation generation) -> texts.find(generation, language, key))
        .orElse(key);
  }

  /** Returns whether mail can be sent. */
  public boolean isSetUp() {
    Mail now = mail;
    return now != null && now.isSetUp();
  }

  /** Refuses what needs mail where it is not set up. */
  public void require() {
    if (!isSetUp()) {
      throw notSetUp();
    }
  }

  private static ProblemException notSetUp() {
    return Problem.of(
            409, NOT_SET_UP, "No mail is sent here", "An administrator has not set up mail")
        .toException();
  }

  /**
   * Counts a message that somebody asks for, before anything is looked up: whether there is an
   * account does not show.
   *
   * @param name the address or handle that was typed, in the form by which it is found
   * @param address that of the caller on the network
   * @throws ProblemException 429 after too many
   */
  public void count(String name, String address) {
    refuseFor(byName.take(name));
    refuseFor(byNetwork.take(Network.of(address)));
    countInSum();
  }

  /** Counts a message that an administrator asks for. */
  public void countInSum() {
    refuseFor(all.take(""));
  }

  private static void refuseFor(Duration wait) {
    if (!wait.isZero()) {
      int seconds = (int) wait.plusMillis(999).toSeconds();
      throw Problem.of(
              429,
              TOO_MANY,
              "Too many messages were asked for",
              "Please try again in " + seconds + " seconds")
          .retryingAfter(seconds)
          .toException();
    }
  }

  /** Returns how far a message has come; empty where that is not known any more. */
  public Optional<MailState> state(long message) {
    Mail now = mail;
    return now == null ? Optional.empty() : now.state(message);
  }

  /** Takes a message back that has not been sent. Joins the caller's transaction. */
  public void withdraw(long message) {
    Mail now = mail;
    if (now != null) {
      now.withdraw(message);
    }
  }

  /** Returns the language of messages that a member did not ask for. */
  static Locale languageOf(Member member) {
    return member.locale() == null ? Locale.ENGLISH : Locale.forLanguageTag(member.locale());
  }

  /** Mails a link. Joins the caller's transaction. */
  long link(AccountMessage message, String to, Member about, Locale language, String path) {
    MailBody body = begun(message, about, language);
    return queue(
        message, to, about, language, body.button(word(message, language, "button"), path));
  }

  /** Mails a code. Joins the caller's transaction. */
  long code(AccountMessage message, String to, Member about, Locale language, String code) {
    return queue(message, to, about, language, begun(message, about, language).code(code));
  }

  /**
   * Mails an invitation. Joins the caller's transaction.
   *
   * @param by who invites; null where that is the operator, or nobody any more
   * @param role the word of the role that it gives
   */
  public long invitation(String to, Locale language, String path, Member by, String role) {
    AccountMessage message = AccountMessage.INVITATION;
    MailBody body = begun(message, by, language);
    String gives = words.apply(language, "invitations.role." + role);
    body = body.item(word(message, language, "role"), null, gives);
    return queue(message, to, null, language, body.button(word(message, language, "button"), path));
  }

  /** Tells a member what happened to the account. Joins the caller's transaction. */
  public long tell(AccountMessage message, String to, Member about, Locale language) {
    return link(message, to, about, language, SECURITY_PATH);
  }

  private MailBody begun(AccountMessage message, Member about, Locale language) {
    MailBody body = MailBody.empty().paragraph(word(message, language, "text"));
    // names stand alone: what somebody calls themselves is never a part of our sentences
    return about == null ? body : body.item(about.displayName(), null, "@" + about.handle());
  }

  private long queue(
      AccountMessage message, String to, Member about, Locale language, MailBody body) {
    Mail now = mail;
    if (now == null) {
      throw notSetUp();
    }
    return now.queue(
        MailMessage.of(
                "members." + message.word(),
                new MailRecipient(
                    to,
                    about == null ? null : about.displayName(),
                    about == null ? null : about.id()),
                language,
                word(message, language, "subject"),
                body.note(word(message, language, "note")))
            .withSecretBody()
            .validFor(message.validity()));
  }

  private String word(AccountMessage message, Locale language, String part) {
    return words.apply(language, "mail." + message.word() + "." + part);
  }
}
