package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.pages.View;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /notices}, the bell on every page, and the stream that keeps both up to date. */
final class NoticePages {

  private static final String PATH = "/notices";
  private static final int BELL_ORDER = 100;

  private final Database database;
  private final NoticeReader reader;
  private final UnreadCounts counts;
  private final NoticeTypes types;
  private final NoticeText texts;
  private final Inbox inbox;
  private final OpenStreams streams;
  private final Slots slots;
  private final Pages pages;

  /** The readers that the pages need. */
  record Reading(NoticeReader reader, UnreadCounts counts, NoticeTypes types, NoticeText texts) {}

  NoticePages(
      Database database,
      Reading reading,
      Inbox inbox,
      OpenStreams streams,
      Slots slots,
      Pages pages) {
    this.database = database;
    this.reader = reading.reader();
    this.counts = reading.counts();
    this.types = reading.types();
    this.texts = reading.texts();
    this.inbox = inbox;
    this.streams = streams;
    this.slots = slots;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        Fragment.section(Slots.MASTHEAD, BELL_ORDER, NoticesApi.READ, this::bell),
        Route.get(PATH, NoticesApi.READ, "The reader's notices", this::show),
        Route.post(PATH + "/read", NoticesApi.WRITE, "Marks notices as read", this::read),
        Route.get(PATH + "/bell", NoticesApi.READ, "The bell with its number", this::bellAlone),
        Route.get(
            PATH + "/events",
            NoticesApi.READ,
            "Says to an open page that the reader's notices changed",
            this::events));
  }

  private Html bell(Request request) {
    Identity reading = request.identity();
    return reading.member() == null
        ? Html.EMPTY
        : pages.fragment(request, "bell.jte", counts.of(reading));
  }

  private Reply bellAlone(Request request) {
    request.member();
    return Reply.html(bell(request).markup()).withHeader("Cache-Control", "no-store");
  }

  private Reply events(Request request) {
    long member = request.member().id();
    return Reply.events(stream -> streams.open(member, stream));
  }

  private Reply read(Request request) {
    long member = request.member().id();
    Instant until = until(request.form().value("until"));
    String type = request.form().value("type");
    if (type == null || type.isEmpty()) {
      inbox.readAll(member, until);
    } else {
      inbox.read(member, subject(type, request.form().value("id")), until);
    }
    if (request.wantsFragment()) {
      return Reply.noContent();
    }
    return Reply.seeOther(SitePath.orHome(request.form().value("back")));
  }

  private static Subject subject(String type, String id) {
    try {
      return new Subject(type, id == null ? "" : id);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("id", "unknown", "there is no such subject").toException();
    }
  }

  private Instant until(String text) {
    Instant now = database.now();
    try {
      Instant given = text == null || text.isEmpty() ? now : Instant.parse(text);
      return given.isAfter(now) ? now : given;
    } catch (DateTimeParseException e) {
      throw Problem.invalid("until", "not-a-time", "until is a moment in ISO 8601").toException();
    }
  }

  private Reply show(Request request) {
    request.member();
    Instant until = database.now();
    View view = pages.view(request);
    ItemStore.Filter filter = NoticesApi.filter(request);
    Slice<ToldNotice> slice = reader.list(request.identity(), filter, request.list());
    int unread = counts.of(request.identity());
    NoticeListModel model =
        new NoticeListModel(
            tabs(request, view, filter, unread),
            groups(request, slice.items()),
            unread,
            slice,
            request.target(),
            until);
    return pages.page(
        request,
        Page.of(view.text("notices.title"), "notices.jte", model)
            .withStyles("notices.css")
            .withScripts("notices.js"));
  }

  private List<NoticeListModel.Tab> tabs(
      Request request, View view, ItemStore.Filter filter, int unread) {
    List<NoticeListModel.Tab> tabs = new ArrayList<>();
    boolean all = !filter.unread() && !filter.own() && filter.type() == null;
    tabs.add(new NoticeListModel.Tab(PATH, view.text("tab.all"), all, 0));
    tabs.add(
        new NoticeListModel.Tab(
            PATH + "?unread=true", view.text("tab.unread"), filter.unread(), unread));
    for (NoticeType type : types.of(request.identity())) {
      if (type.hasTab()) {
        tabs.add(
            new NoticeListModel.Tab(
                PATH + "?type=" + type.key(),
                types.name(type, request.locale()),
                type.key().equals(filter.type()),
                0));
      }
    }
    tabs.add(new NoticeListModel.Tab(PATH + "?mine=true", view.text("tab.mine"), filter.own(), 0));
    return tabs;
  }

  /** Puts together what is about one subject, read or unread, in the order of the latest. */
  private List<NoticeListModel.Group> groups(Request request, List<ToldNotice> all) {
    Map<String, List<ToldNotice>> byGroup = new LinkedHashMap<>();
    for (ToldNotice each : all) {
      byGroup
          .computeIfAbsent(
              each.item().isUnread() + " " + each.item().subject(), key -> new ArrayList<>())
          .add(each);
    }
    List<Subject> subjects = all.stream().map(each -> each.item().subject()).distinct().toList();
    long member = request.member().id();
    Map<Subject, Follow> follows =
        database.read(handle -> new FollowStore(database).of(handle, member, subjects));
    Map<Subject, Html> actions = actions(request, all);
    return byGroup.values().stream()
        .map(
            some -> {
              ToldNotice first = some.get(0);
              Subject subject = first.item().subject();
              boolean unread = first.item().isUnread();
              Optional<Follow> follow =
                  Optional.ofNullable(follows.get(subject)).filter(Follow::isFollowing);
              return new NoticeListModel.Group(
                  subject,
                  first.subject().title(),
                  types.subject(subject.type(), request.locale()),
                  first.path(),
                  some.stream().map(each -> line(request, each)).toList(),
                  unread ? actions.getOrDefault(subject, Html.EMPTY) : Html.EMPTY,
                  follow.map(Follow::reason).orElse(first.item().reason()).word(),
                  unread,
                  follow.isPresent());
            })
        .toList();
  }

  private NoticeListModel.Line line(Request request, ToldNotice notice) {
    return new NoticeListModel.Line(
        texts.html(notice, request.locale()), notice.excerpt(), notice.item().latestAt());
  }

  /** Asks the owners of unread notices that ask for something how it is done. */
  private Map<Subject, Html> actions(Request request, List<ToldNotice> all) {
    List<Subject> asked =
        all.stream()
            .map(ToldNotice::item)
            .filter(Item::isUnread)
            .filter(item -> types.find(item.type()).filter(NoticeType::isAsking).isPresent())
            .map(Item::subject)
            .distinct()
            .toList();
    Map<Subject, Html> actions = new HashMap<>();
    if (!asked.isEmpty()) {
      List<Html> filled = slots.fill(request, Slots.NOTICE_ACTION, asked);
      for (int i = 0; i < asked.size(); i++) {
        actions.put(asked.get(i), filled.get(i));
      }
    }
    return actions;
  }
}
