package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.guard.Guard;
import dev.millet.api.images.Images;
import dev.millet.api.imports.FileImports;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.Subscription;
import dev.millet.api.json.Json;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.Slots;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchFeed;
import dev.millet.api.search.SearchSource;
import dev.millet.api.selection.Criterion;
import dev.millet.api.selection.MemberSets;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.points.api.selection.Selections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts events together: what is announced, who registers, and who comes. */
@Component(service = Contributor.class)
public final class EventsModule implements Contributor {

  private static final int ERASED_AT_ONCE = 100;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile SearchChanges search;

  private final List<Contribution> contributions = new ArrayList<>();

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  volatile Selections selections;

  @Activate
  public EventsModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Notices notices,
      @Reference Markdown markdown,
      @Reference FileImports imports,
      @Reference Slots slots,
      @Reference Images images,
      @Reference Json json,
      @Reference Pages pages) {
    Stores stores = Stores.of(database, new SearchFeed(Event.TYPE, () -> search, journal));
    EventJournal told = new EventJournal(journal);
    DrawStore drawings = new DrawStore(database);
    DrawnPlaces draws = new DrawnPlaces(drawings, stores, told, () -> selections);
    LevelGate levels = new LevelGate(drawings, () -> selections);
    Places places = new Places(stores, told, draws);
    Registrar registrar = new Registrar(database, guard, stores, places, levels);
    EventWriter writer = new EventWriter(database, guard, stores, places, told);
    EventRight right = new EventRight(database, stores.events());
    EventAnswers answers = new EventAnswers(database, stores, members);
    Door door = new Door(database, guard, stores, told);
    contributions.addAll(
        new EventsApi(database, stores, writer, registrar, right, answers, members).routes());
    contributions.addAll(
        new RegistrationsApi(database, stores.registrations(), registrar, right, answers).routes());
    contributions.addAll(new QuestionsApi(database, stores, writer, registrar, right).routes());
    contributions.addAll(new QuestionPages(database, stores, writer, right, pages).routes());
    contributions.add(
        new Job(
            "events.answers",
            Duration.ofHours(1),
            run -> eraseAnswers(database, stores) ? Next.LATER : Next.NOW));
    AllotmentWriter divider = new AllotmentWriter(database, guard, stores, places);
    contributions.addAll(
        new AllotmentApi(database, stores, divider, places, right, answers, members).routes());
    contributions.addAll(
        new AllotmentPages(database, stores, divider, right, members, pages).routes());
    HostMessages messages = new HostMessages(database, guard, right, stores, notices);
    contributions.add(messages.route());
    Covers covers = new Covers(database, guard, stores.events(), images);
    contributions.addAll(new CoverPages(covers, right, pages).routes());
    EventPages page =
        new EventPages(
            database,
            stores,
            registrar,
            right,
            members,
            new EventPages.Looks(markdown, new EventData(json), covers),
            slots,
            pages);
    contributions.addAll(page.routes());
    Feeds feeds = new Feeds(database, guard);
    contributions.addAll(
        new OwnApi(database, guard, stores, registrar, right, answers, told, feeds).routes());
    Calendars calendars = new Calendars(database, stores, feeds, right, members, markdown, pages);
    contributions.addAll(calendars.routes());
    SeriesReader series = new SeriesReader(database, stores, right);
    SeriesWriter repeater = new SeriesWriter(database, guard, stores, writer);
    contributions.addAll(new SeriesApi(repeater, series, right).routes());
    contributions.addAll(
        new SeriesPages(database, stores, repeater, series, right, pages).routes());
    CalendarImporter importer = new CalendarImporter(database, stores, writer, repeater);
    contributions.addAll(new CalendarImportPages(stores.cities(), importer, pages).routes());
    contributions.add(new SeriesCalendar(stores, series, calendars).route());
    contributions.addAll(new ListPages(database, stores, registrar, feeds, pages).routes());
    contributions.addAll(new CityPages(database, guard, stores, told, members, pages).routes());
    EventForms forms = new EventForms(database, stores, writer, draws, right, pages);
    contributions.addAll(forms.routes());
    TranslationWriter translator = new TranslationWriter(database, writer, stores);
    contributions.addAll(new TranslationRoutes(translator, forms, right, answers, pages).routes());
    contributions.addAll(new RegistrationForms(registrar, page, pages).routes());
    contributions.addAll(
        new HostPages(database, stores, writer, registrar, door, messages, right, members, pages)
            .routes());
    Transfers transfers = new Transfers(guard, stores, registrar, places, levels);
    contributions.addAll(
        new TicketPages(database, stores, registrar, transfers, right, answers, members, pages)
            .routes());
    ScanAnswers scans = new ScanAnswers(database, door, members);
    contributions.addAll(
        new DoorPages(database, stores, door, places, right, scans, members, pages).routes());
    contributions.addAll(
        new DoorKeepingRoutes(
                database, guard, stores, new DoorList(database, stores, members), right, pages)
            .routes());
    contributions.addAll(
        new LevelRoutes(database, guard, drawings, stores.events(), draws, levels, right, pages)
            .routes());
    contributions.add(
        Offer.of(Criterion.class, "city", new CityCriterion(database, stores.cities())));
    contributions.add(Offer.of(MemberSets.class, "city", new CitySets(database, stores.cities())));
    contributions.add(
        new Job(
            "events.draws",
            Duration.ofMinutes(1),
            run -> draw(database, drawings, registrar, draws)));
    contributions.add(new NavigationEntry("/events", "navigation", 300, Permission.PUBLIC));
    ModeratedEvents moderated = new ModeratedEvents(database, stores.events());
    contributions.add(Offer.of(Moderated.class, Event.TYPE, moderated));
    contributions.add(
        Offer.of(
            SubjectCatalog.class,
            Event.TYPE,
            new EventCatalog(database, stores.events(), right, moderated, markdown)));
    contributions.addAll(EventJournalTypes.all());
    contributions.add(
        Offer.of(SearchSource.class, Event.TYPE, new EventSource(database, stores, pages)));
    contributions.addAll(new EventNotices(notices).contributions());
    contributions.addAll(Reminders.TYPES);
    contributions.add(HostMessages.TYPE);
    Reminders reminders = new Reminders(database, stores, notices);
    contributions.add(new Job("events.reminders", Duration.ofMinutes(5), run -> reminders.send()));
    MemberEvents kept = new MemberEvents(database, stores, drawings, registrar, door, feeds);
    contributions.add(MemberData.inParts("events", kept::copy, kept));
    contributions.add(
        new Subscription(
            "events.suspensions", MemberEvents.SUSPENDED, Subscription.Start.OLDEST, kept));
    contributions.add(
        new Job(
            "events.offers", Duration.ofMinutes(1), run -> passOn(database, stores, registrar)));
    contributions.addAll(imports.contributions(EventFiles.of(database, stores), pages, database));
    contributions.add(
        SetupStep.of(
            "events.city", 800, "/events/cities", request -> !stores.cities().all().isEmpty()));
  }

  /** Erases some of the answers whose time has come; returns whether none is left. */
  private static boolean eraseAnswers(Database database, Stores stores) {
    return database.write(
        handle -> stores.questions().eraseDue(handle, database.now(), ERASED_AT_ONCE));
  }

  /** Passes on the offers of one event that ran out. */
  private static Next passOn(Database database, Stores stores, Registrar registrar) {
    return database
        .read(handle -> stores.registrations().eventWithLapsed(handle, database.now()))
        .map(
            event -> {
              registrar.settle(event);
              return Next.NOW;
            })
        .orElse(Next.LATER);
  }

  /** Draws the places of one event whose registration has closed. */
  private static Next draw(
      Database database, DrawStore drawings, Registrar registrar, DrawnPlaces draws) {
    if (!draws.isAvailable()) {
      return Next.LATER;
    }
    if (draws.catchUp(database)) {
      return Next.NOW;
    }
    return database
        .read(handle -> drawings.firstDue(handle, database.now()))
        .map(
            event -> {
              registrar.settle(event);
              return Next.NOW;
            })
        .orElse(Next.LATER);
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
