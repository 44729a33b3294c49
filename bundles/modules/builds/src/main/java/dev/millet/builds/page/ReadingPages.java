package dev.millet.builds.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Person;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.Product;
import dev.millet.api.subjects.Requesters;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.EntryKind;
import dev.millet.builds.build.Notes;
import dev.millet.builds.channel.Audience;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.train.TrainReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /builds}: the products, their channels, and the builds, for everybody who may see them.
 */
public final class ReadingPages {

  static final String STYLES = "builds.css";
  private static final String HOME = "/builds";
  private static final String CHANNEL = HOME + "/{product}/{channel}";
  private static final String BUILD = CHANNEL + "/{version}";
  private static final int ORDER = 150;

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final Channels channels;
  private final TrainReader trains;
  private final Requesters requesters;
  private final BuildTitles titles;
  private final Markdown markdown;
  private final Slots slots;
  private final Pages pages;

  /** Makes the pages. */
  public ReadingPages(
      Database database,
      Builds builds,
      BuildReader reader,
      Channels channels,
      TrainReader trains,
      Requesters requesters,
      Display display) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.channels = channels;
    this.trains = trains;
    this.requesters = requesters;
    this.titles = display.titles();
    this.markdown = display.markdown();
    this.slots = display.slots();
    this.pages = display.pages();
  }

  /** Returns the routes and the entry of the navigation. */
  public List<Contribution> contributions() {
    return List.of(
        new NavigationEntry(HOME, "navigation", ORDER, Permission.PUBLIC),
        Route.get(HOME, Permission.PUBLIC, "The products and their channels", this::home),
        Route.get(CHANNEL, Permission.PUBLIC, "The builds of a channel", this::channel),
        Route.get(BUILD, Permission.PUBLIC, "One build", this::build));
  }

  private Reply home(Request request) {
    List<Channels.Place> visible = channels.visible(request.identity());
    Map<Long, BuildDetails> current = new LinkedHashMap<>();
    List<Build> offered =
        database.read(
            handle ->
                visible.stream()
                    .flatMap(each -> builds.current(handle, each.channel().id()).stream())
                    .toList());
    reader
        .of(request.identity(), offered)
        .forEach(each -> current.put(each.place().channel().id(), each));
    Map<Product, List<HomeModel.Line>> byProduct = new LinkedHashMap<>();
    for (Channels.Place place : visible) {
      byProduct
          .computeIfAbsent(place.product(), product -> new ArrayList<>())
          .add(new HomeModel.Line(place, current.get(place.channel().id())));
    }
    var model =
        new HomeModel(
            byProduct.entrySet().stream()
                .map(each -> new HomeModel.ProductChannels(each.getKey(), each.getValue()))
                .toList(),
            Audience.isTeam(request.identity()));
    String title = pages.view(request).text("home.title");
    return pages.page(request, Page.of(title, "home.jte", model).withStyles(STYLES));
  }

  private Reply channel(Request request) {
    Channels.Place place = place(request);
    Channel channel = place.channel();
    Slice<BuildDetails> released =
        database
            .read(handle -> builds.released(handle, request.list(), List.of(channel.id())))
            .mapAll(some -> reader.of(request.identity(), some));
    List<Build> open = database.read(handle -> builds.open(handle, List.of(channel.id())));
    List<BuildDetails> planned = reader.of(request.identity(), open);
    var model =
        new ChannelModel(
            place,
            channels.visible(request.identity()).stream()
                .filter(each -> each.product().id() == place.product().id())
                .toList(),
            planned,
            released,
            channel.cadence() == null
                ? null
                : trains.read(request.identity(), channel, planned, released, request.list()),
            BuildSlots.rows(slots, request, released.items()),
            slots.fill(request, Slots.FOLLOW, List.of(channel.subject())).get(0),
            database.now(),
            Audience.isTeam(request.identity()));
    String title =
        pages.view(request).text("channel.title", place.product().name(), channel.name());
    return pages.page(request, Page.of(title, "channel.jte", model).withStyles(STYLES));
  }

  private Channels.Place place(Request request) {
    return channels
        .visible(request.identity(), request.parameter("product"), request.parameter("channel"))
        .orElseThrow(() -> Problem.notFound("There is no such channel.").toException());
  }

  private Reply build(Request request) {
    Channels.Place place = place(request);
    String version = request.parameter("version");
    BuildDetails details =
        reader.find(request.identity(), place, version).orElseThrow(() -> Builds.unknown(version));
    Build build = details.build();
    String text = Notes.in(request.locale(), details.notes());
    List<BuildModel.Group> groups =
        Arrays.stream(EntryKind.values())
            .filter(kind -> kind != EntryKind.KNOWN)
            .map(kind -> new BuildModel.Group(kind, lines(request, details, kind)))
            .filter(group -> !group.lines().isEmpty())
            .toList();
    var model =
        new BuildModel(
            details,
            titles.of(request, version),
            date(build, place.channel())
                .map(day -> DateBlock.of(day, request.locale()))
                .orElse(null),
            text.isEmpty() ? Html.EMPTY : markdown.render(text),
            groups,
            lines(request, details, EntryKind.KNOWN),
            around(request, build),
            new BuildModel.Parts(
                slots.fill(request, BuildSlots.ASK, List.of(build.subject())).get(0),
                BuildSlots.entries(slots, request, details),
                slots.fill(request, BuildSlots.REPORT, List.of(build.subject())).get(0),
                slots.fill(request, Slots.FOLLOW, List.of(place.channel().subject())).get(0),
                slots.fill(request, Slots.DISCUSSION, List.of(build.subject())).get(0),
                builds.files().unavailable(details.files())),
            Audience.isTeam(request.identity()));
    String title = place.product().name() + " " + model.title();
    return pages.page(
        request,
        Page.of(title, "build.jte", model)
            .withDescription(markdown.excerpt(text, 200))
            .withStyles(STYLES));
  }

  private List<BuildModel.Line> lines(Request request, BuildDetails details, EntryKind kind) {
    return details.of(kind).stream().map(item -> line(request, item)).toList();
  }

  private BuildModel.Line line(Request request, BuildDetails.Item item) {
    if (item.answers().isEmpty()) {
      return new BuildModel.Line(item, List.of(), 0);
    }
    List<Subject> about = item.answers().stream().map(SubjectDescription::subject).toList();
    Requesters.Shown asked = requesters.shown(request.identity(), about, 1);
    Map<Long, Person> people = reader.people(asked.members());
    return new BuildModel.Line(
        item, asked.members().stream().map(people::get).toList(), asked.others());
  }

  private BuildModel.Around around(Request request, Build build) {
    return database.read(
        handle -> {
          List<Build> open = builds.open(handle, List.of(build.place().channel()));
          BuildDetails planned =
              reader.of(request.identity(), open).stream()
                  .filter(each -> each.build().isPlanned() && each.build().id() != build.id())
                  .findFirst()
                  .orElse(null);
          return new BuildModel.Around(
              builds.before(handle, build).filter(each -> each.id() != build.id()).orElse(null),
              builds.after(handle, build).orElse(null),
              planned);
        });
  }

  /** Returns the day of a build, where its channel is. */
  static Optional<LocalDate> date(Build build, Channel channel) {
    Instant moment = build.releasedAt() == null ? build.dueAt() : build.releasedAt();
    ZoneId zone = channel.cadence() == null ? ZoneOffset.UTC : channel.cadence().zoneId();
    return moment == null
        ? Optional.ofNullable(build.departure())
        : Optional.of(LocalDate.ofInstant(moment, zone));
  }
}
