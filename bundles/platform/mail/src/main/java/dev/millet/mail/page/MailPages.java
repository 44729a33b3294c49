package dev.millet.mail.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Menu;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.Slots;
import dev.millet.mail.http.MailApi;
import dev.millet.mail.http.MailView;
import dev.millet.mail.http.TestMessage;
import dev.millet.mail.queue.QueuedMessage;
import dev.millet.mail.queue.RefusedAddresses;
import dev.millet.mail.settings.MailSetup;
import dev.millet.platform.api.mail.MailState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** {@code /admin/mail}: how mail is doing, and the buttons that mend it. */
public final class MailPages {

  static final String PATH = "/admin/mail";

  private static final int ORDER = 260;
  private static final int ATTENTION_ORDER = 15;
  private static final int STEP_ORDER = 350;

  private final MailView mail;
  private final MailApi api;
  private final Pages pages;

  public MailPages(MailView mail, MailApi api, Pages pages) {
    this.mail = mail;
    this.api = api;
    this.pages = pages;
  }

  public List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(Menu.ADMINISTRATION, PATH, "mail.title", ORDER, MailApi.READ),
        SetupStep.of(
            "mail.server", STEP_ORDER, PATH, request -> mail.setup().get().missing().isEmpty()),
        Fragment.section(Slots.ATTENTION, ATTENTION_ORDER, MailApi.READ, this::attention),
        Route.get(
            PATH,
            MailApi.READ,
            RouteDocument.of("How mail is doing").query("show", "string", "The tab"),
            request -> show(request, new MailModel.Test(TestMessage.RULES.blank(), null))),
        Route.post(PATH + "/test", MailApi.MANAGE, "Sends a test message", this::test),
        Route.post(PATH + "/try", MailApi.MANAGE, "Tries at once to send what waits", this::tryNow),
        Route.post(
            PATH + "/messages/{id}/retry",
            MailApi.MANAGE,
            "Has a message sent again",
            request -> decide(request, mail.decisions()::tryAgain, "mail.retried")),
        Route.post(
            PATH + "/messages/{id}/give-up",
            MailApi.MANAGE,
            "Gives a message up",
            request -> decide(request, mail.decisions()::giveUp, "mail.given-up")),
        Route.post(
            PATH + "/all/{show}/retry",
            MailApi.MANAGE,
            "Has messages sent again",
            request -> decideAll(request, mail.decisions()::tryAllAgain, "mail.retried")),
        Route.post(
            PATH + "/all/{show}/give-up",
            MailApi.MANAGE,
            "Gives messages up",
            request -> decideAll(request, mail.decisions()::giveUpAll, "mail.given-up")),
        Route.post(
            PATH + "/addresses/clear",
            MailApi.MANAGE,
            "Clears the mark of an address",
            this::clear));
  }

  private Reply show(Request request, MailModel.Test test) {
    Show show = request.query("show").flatMap(Show::of).orElse(Show.WAITING);
    ListRequest list = request.list().at(PATH);
    Slice<QueuedMessage> messages =
        show.state() == null ? Slice.of(List.of()) : mail.decisions().list(show.state(), list);
    Slice<RefusedAddresses.Refused> addresses =
        show.state() == null ? mail.refused().list(list) : Slice.of(List.of());
    MailModel model = new MailModel(status(), show, counts(), messages, addresses, test);
    Page page =
        Page.of(pages.view(request).text("mail.title"), "mail.jte", model).in(Menu.ADMINISTRATION);
    boolean bad = test.problem() != null || test.input().hasErrors();
    return pages.page(request, bad ? page.withStatus(422) : page);
  }

  private MailModel.Status status() {
    MailSetup setup = mail.setup().get();
    return new MailModel.Status(
        setup.missing().map(each -> each.name().toLowerCase(Locale.ROOT)).orElse(null),
        setup.server().toString(),
        mail.server().openingSince(MailApi.NOTABLE).orElse(null),
        mail.server().down().orElse(null),
        mail.server().fault().orElse(null));
  }

  private Map<Show, Long> counts() {
    Map<MailState, Long> byState = mail.decisions().counts();
    Map<Show, Long> counts = new EnumMap<>(Show.class);
    for (Show show : Show.values()) {
      counts.put(show, show.state() == null ? 0 : byState.getOrDefault(show.state(), 0L));
    }
    counts.put(Show.ADDRESSES, mail.refused().count());
    return counts;
  }

  private Reply test(Request request) {
    Input<TestMessage> input = request.form(TestMessage.RULES);
    if (input.hasErrors() || mail.setup().get().missing().isPresent()) {
      return show(request, new MailModel.Test(input, null));
    }
    Optional<String> problem = api.send(input.value(), request.locale());
    return problem.isPresent()
        ? show(request, new MailModel.Test(input, problem.get()))
        : pages.withNotice(Reply.seeOther(PATH), "mail.test.sent");
  }

  private Reply tryNow(Request request) {
    boolean closed = api.tryNow();
    return pages.withNotice(back(Show.WAITING), closed ? "mail.trying.closed" : "mail.trying");
  }

  private Reply decide(Request request, LongConsumer decision, String notice) {
    String done = notice;
    try {
      decision.accept(MailApi.id(request));
      mail.wake().run();
    } catch (ProblemException e) {
      if (e.problem().status() != 409) {
        throw e;
      }
      done = e.problem().code().equals("mail.expired") ? "mail.too-late" : "mail.not-stuck";
    }
    return pages.withNotice(back(Show.of(request.form().value("show")).orElse(Show.WAITING)), done);
  }

  private static Reply back(Show show) {
    return Reply.seeOther(PATH + "?show=" + show.word());
  }

  /** A decision about all messages in a state. */
  private interface AllDecision {
    int apply(MailState state);
  }

  private Reply decideAll(Request request, AllDecision decision, String notice) {
    Show show =
        Show.of(request.parameter("show"))
            .filter(Show::isStuck)
            .orElseThrow(() -> Problem.notFound("There is no such list.").toException());
    decision.apply(show.state());
    mail.wake().run();
    return pages.withNotice(back(show), notice);
  }

  private Reply clear(Request request) {
    mail.refused().clear(request.form().value("address"));
    return pages.withNotice(back(Show.ADDRESSES), "mail.cleared");
  }

  private Html attention(Request request) {
    Map<Show, Long> counts = counts();
    Attention attention =
        new Attention(
            mail.server().down().orElse(null),
            mail.server().fault().orElse(null),
            counts.get(Show.FAILED),
            counts.get(Show.UNCERTAIN));
    return attention.isNeeded() ? pages.fragment(request, "attention.jte", attention) : Html.EMPTY;
  }
}
