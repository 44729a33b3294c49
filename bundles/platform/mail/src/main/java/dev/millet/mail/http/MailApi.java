package dev.millet.mail.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.mail.queue.RefusedAddresses;
import dev.millet.mail.settings.MailSetup;
import dev.millet.platform.api.mail.MailState;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;

/** {@code /api/v1/mail}: the routes for programs. */
public final class MailApi {

  /** To see how mail is doing, and who is sent what. */
  public static final Permission READ = Permission.toAdminister("mail.read");

  /** To send a test message, and to decide about messages that are stuck. */
  public static final Permission MANAGE = Permission.toAdminister("mail.manage");

  /** How long a connection may take before it is shown that it is waited for. */
  public static final Duration NOTABLE = Duration.ofSeconds(2);

  private static final String ROOT = "/api/v1/mail";
  private static final String MESSAGES = ROOT + "/messages";
  private static final String ADDRESSES = ROOT + "/refused-addresses";

  private final MailView mail;
  private final BiFunction<Locale, String, String> words;

  /**
   * Makes the API.
   *
   * @param words finds a message of this bundle in a language
   */
  public MailApi(MailView mail, BiFunction<Locale, String, String> words) {
    this.mail = mail;
    this.words = words;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(
            ROOT,
            READ,
            RouteDocument.of("Tells how mail is doing").giving(200, MailAnswers.Status.class),
            request -> Reply.json(status())),
        Route.get(
            MESSAGES,
            READ,
            RouteDocument.of("Lists messages in a state, those that came to it last first")
                .describing("Their words are never shown.")
                .query(
                    "state",
                    "string",
                    "waiting, sending, handed-over, sent, failed, uncertain, expired or withdrawn")
                .listing(MailAnswers.Message.class)
                .problems("invalid"),
            this::list),
        Route.post(
            MESSAGES + "/{id}/retry",
            MANAGE,
            RouteDocument.of("Has a message sent again that failed or is uncertain")
                .describing("An uncertain one may reach its reader twice then.")
                .giving(204, null)
                .problems("not-found", "mail.not-stuck", "mail.expired"),
            request -> decided(request, mail.decisions()::tryAgain)),
        Route.post(
            MESSAGES + "/{id}/give-up",
            MANAGE,
            RouteDocument.of("Gives up a message that waits, failed or is uncertain")
                .giving(204, null)
                .problems("not-found", "mail.not-stuck"),
            request -> decided(request, mail.decisions()::giveUp)),
        Route.get(
            ADDRESSES,
            READ,
            RouteDocument.of("Lists the addresses that the mail server said do not exist")
                .listing(RefusedAddresses.Refused.class),
            request -> Reply.list(mail.refused().list(request.list()))),
        Route.delete(
            ADDRESSES + "/{address}",
            MANAGE,
            RouteDocument.of("Clears the mark of an address")
                .giving(204, null)
                .problems("not-found"),
            this::clear),
        Route.post(
            ROOT + "/try",
            MANAGE,
            RouteDocument.of("Tries at once to send what waits")
                .describing(
                    "A connection that this node waits for is closed, and another one opened.")
                .giving(204, null),
            request -> {
              tryNow();
              return Reply.noContent();
            }),
        Route.post(
            ROOT + "/test",
            MANAGE,
            RouteDocument.of("Sends a test message at once")
                .taking(TestMessage.RULES)
                .giving(204, null)
                .problems("invalid", "mail.not-set-up", "mail.not-sent"),
            this::test));
  }

  private MailAnswers.Status status() {
    MailSetup setup = mail.setup().get();
    Optional<MailSetup.Missing> missing = setup.missing();
    Map<String, Long> counts = new TreeMap<>();
    mail.decisions().counts().forEach((state, count) -> counts.put(MailAnswers.word(state), count));
    return new MailAnswers.Status(
        missing.isEmpty(),
        missing.map(MailAnswers::word).orElse(null),
        setup.server().host().isBlank() ? null : setup.server().toString(),
        mail.server().openingSince(NOTABLE).orElse(null),
        mail.server().down().orElse(null),
        mail.server().fault().orElse(null),
        counts,
        mail.refused().count());
  }

  private Reply list(Request request) {
    MailState state = state(request.query("state").orElse("waiting"));
    return Reply.list(mail.decisions().list(state, request.list()).map(MailAnswers.Message::of));
  }

  private static MailState state(String word) {
    return Arrays.stream(MailState.values())
        .filter(each -> MailAnswers.word(each).equals(word))
        .findFirst()
        .orElseThrow(
            () -> Problem.invalid("state", "unknown", "There is no such state").toException());
  }

  private Reply decided(Request request, LongConsumer decision) {
    decision.accept(id(request));
    mail.wake().run();
    return Reply.noContent();
  }

  /** Returns the id of the message in the path. */
  public static long id(Request request) {
    try {
      return Long.parseLong(request.parameter("id"));
    } catch (NumberFormatException e) {
      throw Problem.notFound("There is no such message.").toException();
    }
  }

  private Reply clear(Request request) {
    if (!mail.refused().clear(request.parameter("address"))) {
      throw Problem.notFound("The address is not marked.").toException();
    }
    return Reply.noContent();
  }

  private Reply test(Request request) {
    TestMessage message = request.json(TestMessage.RULES);
    if (mail.setup().get().missing().isPresent()) {
      throw Problem.of(
              409,
              "mail.not-set-up",
              "Mail is not set up",
              "GET " + ROOT + " says what is missing.")
          .toException();
    }
    Optional<String> problem = send(message, request.locale());
    if (problem.isPresent()) {
      throw Problem.of(
              409, "mail.not-sent", "The mail server did not take the message", problem.get())
          .toException();
    }
    return Reply.noContent();
  }

  /**
   * Has the server tried at once, whatever pause there was to be, over a new connection where one
   * is waited for.
   *
   * @return whether a connection that did not come about was closed
   */
  public boolean tryNow() {
    boolean closed = mail.server().endOpening(NOTABLE);
    mail.server().tryNow();
    mail.wake().run();
    return closed;
  }

  /** Sends a test message, and returns what went wrong; empty where the server took it. */
  public Optional<String> send(TestMessage message, Locale language) {
    return mail.test()
        .send(
            message.address(),
            language,
            words.apply(language, "message.test.subject"),
            words.apply(language, "message.test.text"));
  }
}
